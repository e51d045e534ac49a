package org.tidewaiter.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.formats.imports.WeaponsFile.ready;
import static org.tidewaiter.formats.imports.WeaponsFile.refused;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tidewaiter.formats.detect.DetectedFile;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.PlaceResolver;
import org.tidewaiter.formats.mapping.ShippedMappings;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.trial.MappingTrial;
import org.tidewaiter.formats.trial.ReportCheck;
import org.tidewaiter.formats.trial.TrialLimits;
import org.tidewaiter.formats.trial.UnplacedValues;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.Provenance;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** The published table of wildlife at airports: another encoding, ragged dates, places in free text. */
class WildlifeFileTest {

    private static final Path FILE =
            Path.of("../demo/src/main/resources/org/tidewaiter/demo/data/c4ads-airport-wildlife-2009-2014.csv");
    private static final Mapping MAPPING =
            ShippedMappings.named("c4ads-airport-wildlife").orElseThrow();
    private static final Map<String, String> OTHER_NAMES =
            Map.of("USA", "US", "UAE", "AE", "Vietnam", "VN", "UK", "GB", "Taiwan", "TW", "Tanzania", "TZ");

    /** Knows countries by their names and no place: the registers are another matter. */
    private static final PlaceResolver COUNTRIES =
            text -> country(text.substring(text.lastIndexOf(',') + 1).strip());

    private static final List<ImportItem> ITEMS = Yaml.read(FileSource.of(FILE), MAPPING, COUNTRIES);

    private static Optional<PlaceResolver.Found> country(String name) {
        if (OTHER_NAMES.containsKey(name)) {
            return Optional.of(new PlaceResolver.Found(OTHER_NAMES.getOrDefault(name, ""), null, null));
        }
        return Vocabulary.load().list("country").codes().stream()
                .filter(code -> code.labels().in(Locale.ENGLISH).equalsIgnoreCase(name)
                        || code.synonyms().all().anyMatch(name::equalsIgnoreCase))
                .map(Code::code)
                .map(code -> new PlaceResolver.Found(code, null, null))
                .findFirst();
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
    void accountsForEveryRowOnce() {
        assertThat(ready(ITEMS).size() + refused(ITEMS).size()).isEqualTo(527);
        assertThat(ready(ITEMS)).hasSizeGreaterThan(480);
        assertThat(ready(ITEMS))
                .allSatisfy(item ->
                        assertThat(item.submission().report().provenance()).isEqualTo(Provenance.OPEN_SOURCE));
    }

    @Test
    void refusesWhatItCannotKnowAndSaysWhy() {
        assertThat(refused(ITEMS).stream()
                        .flatMap(item -> item.faults().stream())
                        .map(fault -> fault.rule() + " " + fault.column())
                        .collect(Collectors.toSet()))
                .isSubsetOf(
                        "cell.date Date",
                        "cell.decimal Weight (kg)",
                        "cell.no-country City, Country",
                        "cell.blank City, Country");
    }

    @Test
    void keepsPlacesThatNobodyKnowsAsTextAndListsThem() throws IOException {
        MappingTrial trial =
                MappingTrial.of(FileSource.of(FILE), MAPPING, COUNTRIES, ReportCheck.none(), TrialLimits.defaults());
        assertThat(trial.unresolved()).extracting(UnplacedValues::column).contains("Location", "Origin", "Destination");
        assertThat(trial.untranslated()).extracting(UnplacedValues::column).containsOnly("Method of Detection");
        assertThat(ready(ITEMS))
                .flatExtracting(item -> item.submission().report().route())
                .isNotEmpty()
                .allSatisfy(leg -> assertThat(leg.place()).isNotBlank());
    }

    @Test
    void readsDatesAndRoutes() {
        var first = ready(ITEMS).getFirst().submission().report();
        assertThat(first.eventDate()).extracting(date -> date.date()).isEqualTo(LocalDate.of(2009, 1, 18));
        assertThat(first.discoveryCountry()).isEqualTo("US");
        assertThat(first.route())
                .extracting(RouteLeg::role)
                .containsExactly(RouteLeg.Role.ORIGIN, RouteLeg.Role.DESTINATION);
    }

    @Test
    void keepsWhatIsToldInSentencesInTheNominalPartAlone() {
        assertThat(ready(ITEMS))
                .map(item -> item.submission().nominal())
                .map(NominalPart::narrative)
                .anyMatch(told -> told != null && told.contains("vitamin bottles"));
        assertThat(ready(ITEMS))
                .allSatisfy(item ->
                        assertThat(item.submission().report().toString()).doesNotContain("vitamin bottles"));
    }
}
