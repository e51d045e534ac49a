package org.tidewaiter.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tidewaiter.formats.detect.DetectedFile;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.RegisteredPlaces;
import org.tidewaiter.formats.mapping.ShippedMappings;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.Provenance;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.registers.Places;
import org.tidewaiter.report.rules.ReportRules;
import org.tidewaiter.report.rules.Severity;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** The published file of wildlife at airports, through its mapping and the registers. */
class WildlifeFileTest {

    private static final Path FILE =
            Path.of("..", "demo/src/main/resources/org/tidewaiter/demo/data/c4ads-airport-wildlife-2009-2014.csv");
    private static final Mapping MAPPING =
            ShippedMappings.named("c4ads-airport-wildlife").orElseThrow();
    private static final List<ImportItem> ITEMS =
            Yaml.read(ImportSource.of(FILE), MAPPING, new RegisteredPlaces(Places.shipped()));

    @Test
    void accountsForEveryRow() {
        assertThat(ITEMS).hasSize(527);
        Map<String, Long> rules = refused().stream()
                .map(item -> item.faults().getFirst().rule())
                .collect(Collectors.groupingBy(rule -> rule, TreeMap::new, Collectors.counting()));
        System.out.println("wildlife file: " + reports().size() + " reports, refused " + rules);
        // 46 rows without weight and number, "400g each", "100s", one without a city, two in cities of other countries,
        // one
        // with a span of days.
        assertThat(refused()).hasSize(52);
    }

    @Test
    void givesReportsOfOpenSourcesThatPassTheRules() {
        ReportRules rules = new ReportRules(Vocabulary.load(), () -> LocalDate.of(2026, 11, 20));
        List<String> refused = new ArrayList<>();
        for (ImportItem.Ready item : reports()) {
            SeizureReport report = item.submission().report();
            assertThat(report.provenance()).isEqualTo(Provenance.OPEN_SOURCE);
            rules.check(report, item.submission().nominal()).stream()
                    .filter(fault -> fault.severity() == Severity.REFUSE)
                    // The node that takes the file in fills its own country in.
                    .filter(fault -> !fault.path().equals("reportingCountry"))
                    .forEach(fault -> refused.add(fault.rule()));
        }
        // A list of eighteen species, and a sentence in place of a carrier.
        assertThat(refused).containsOnly("text-length").hasSizeLessThan(3);
    }

    @Test
    void readsTheFirstOfAMonthAsTheMonth() {
        assertThat(reports().stream()
                        .map(item -> item.submission().report().eventDate())
                        .filter(date -> date.precision() == EventDate.Precision.MONTH))
                .hasSizeBetween(100, 132);
    }

    @Test
    void resolvesMostPlacesAndKeepsTheOthersAsText() {
        long resolved = reports().stream()
                .map(item -> item.submission().report().place())
                .filter(place -> place != null && place.latitude() != null)
                .count();
        long named = reports().stream()
                .map(item -> item.submission().report().place())
                .filter(place -> place != null)
                .count();
        System.out.println("wildlife file: " + resolved + " of " + named + " airports resolved");
        assertThat(resolved).isGreaterThan(named * 8 / 10);
        assertThat(reports()).noneMatch(item -> item.submission().report().discoveryCountry() == null);
    }

    @Test
    void isDetectedAsTheMappingReadsIt() throws IOException {
        assertThat(DetectedFile.of(FileSource.of(FILE))
                        .charsets()
                        .getFirst()
                        .value()
                        .name())
                .isEqualTo("windows-1252");
        assertThat(MappingSuggestion.of(FileSource.of(FILE)))
                .extracting(Mapping::name)
                .containsExactly("c4ads-airport-wildlife");
    }

    @Test
    void keepsWhatIsToldInSentencesInTheNominalPartAlone() {
        assertThat(reports())
                .map(item -> item.submission().nominal().narrative())
                .anyMatch(told -> told != null && told.contains("vitamin bottles"));
        assertThat(reports())
                .allSatisfy(item ->
                        assertThat(item.submission().report().toString()).doesNotContain("vitamin bottles"));
    }

    @Test
    void keepsWeightsAsWeightsAndNumbersAsPieces() {
        Map<String, Long> units = reports().stream()
                .flatMap(item -> item.submission().report().goods().stream())
                .map(GoodsLine::quantity)
                .collect(Collectors.groupingBy(quantity -> quantity.unit(), TreeMap::new, Collectors.counting()));
        assertThat(units).containsOnlyKeys("H87", "KGM");
        assertThat(reports())
                .allMatch(item -> item.submission().report().goods().size() == 1);
    }

    private static List<ImportItem.Ready> reports() {
        return ITEMS.stream()
                .filter(ImportItem.Ready.class::isInstance)
                .map(ImportItem.Ready.class::cast)
                .toList();
    }

    private static List<ImportItem.RefusedRow> refused() {
        return ITEMS.stream()
                .filter(ImportItem.RefusedRow.class::isInstance)
                .map(ImportItem.RefusedRow.class::cast)
                .toList();
    }
}
