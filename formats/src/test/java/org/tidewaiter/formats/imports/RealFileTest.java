package org.tidewaiter.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tidewaiter.formats.imports.WeaponsFile.read;
import static org.tidewaiter.formats.imports.WeaponsFile.ready;
import static org.tidewaiter.formats.imports.WeaponsFile.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tidewaiter.formats.rows.SourceRow;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.rules.ReportRules;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** The published file, counted a second time by nothing but splitting its lines. */
class RealFileTest {

    private static final List<String[]> LINES = Arrays.stream(WeaponsFile.text().split("\r\n"))
            .skip(1)
            .map(line -> line.split(",", -1))
            .toList();
    private static final List<ImportItem> ITEMS = read(ImportSource.of(WeaponsFile.FILE));

    @Test
    void makesOneReportOfEachEvent() {
        assertThat(ready(ITEMS))
                .hasSize((int) LINES.stream().map(line -> line[9]).distinct().count());
        assertThat(ready(ITEMS)).hasSize(7974);
        assertThat(ready(ITEMS))
                .extracting(ImportItem.Ready::sourceKey)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("us-cbp-weapons:[0-9]+"));
    }

    @Test
    void accountsForEveryRowOnce() {
        List<Long> rows = ready(ITEMS).stream()
                .flatMap(item -> item.rows().stream())
                .map(SourceRow::number)
                .sorted()
                .toList();
        assertThat(refused(ITEMS)).isEmpty();
        assertThat(rows).hasSize(11_926).doesNotHaveDuplicates();
        assertThat(rows.getFirst()).isEqualTo(2);
        assertThat(rows.getLast()).isEqualTo(11_927);
    }

    @Test
    void keepsEveryGoodsLineWithItsQuantity() {
        Map<String, BigDecimal> expected = new LinkedHashMap<>();
        LINES.forEach(line -> expected.merge(line[8], new BigDecimal(line[10]), BigDecimal::add));
        Map<String, BigDecimal> found = new LinkedHashMap<>();
        ready(ITEMS).stream()
                .flatMap(item -> item.submission().write().get("goods").valueStream())
                .forEach(line -> found.merge(
                        line.get("description").stringValue(),
                        new BigDecimal(line.at("/quantity/amount").stringValue()),
                        BigDecimal::add));
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((category, total) -> assertThat(found.get(category)).isEqualByComparingTo(total));
    }

    @Test
    void keepsExactRepeatsAsGoodsLinesOfTheirOwn() {
        long repeats = LINES.size()
                - LINES.stream().map(line -> String.join(",", line)).distinct().count();
        assertThat(repeats).isEqualTo(43);
        assertThat(ready(ITEMS)).allSatisfy(item -> {
            assertThat(item.submission().report().goods()).hasSameSizeAs(item.rows());
            assertThat(item.submission().report().goods())
                    .extracting(line -> line.id())
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void readsTheMonthOfTheFiscalYear() {
        Map<LocalDate, Long> months = ready(ITEMS).stream()
                .map(item -> item.submission().report().eventDate())
                .peek(date -> assertThat(date.precision()).isEqualTo(EventDate.Precision.MONTH))
                .collect(Collectors.groupingBy(EventDate::date, Collectors.counting()));
        assertThat(months).hasSize(24).containsKeys(LocalDate.of(2021, 10, 1), LocalDate.of(2023, 9, 1));
        assertThat(months.get(LocalDate.of(2022, 12, 1)))
                .isEqualTo(LINES.stream()
                        .filter(line -> line[0].equals("2023") && line[1].equals("DEC"))
                        .map(line -> line[9])
                        .distinct()
                        .count());
    }

    @Test
    void recordsDepartureOfOutboundGoodsAndNothingThatIsNotStated() {
        assertThat(ready(ITEMS)).allSatisfy(item -> {
            SeizureReport report = item.submission().report();
            String outbound = item.rows().getFirst().cells().get(5);
            assertThat(report.route())
                    .extracting(RouteLeg::role, RouteLeg::country)
                    .isEqualTo(outbound.equals("OUTBOUND") ? List.of(tuple(RouteLeg.Role.DEPARTURE, "US")) : List.of());
        });
    }

    @Test
    void keepsTheEventIdentifierInTheNominalPartAlone() {
        assertThat(ready(ITEMS)).allSatisfy(item -> {
            String reference = item.submission().nominal().nationalCaseRef();
            assertThat(item.sourceKey()).isEqualTo("us-cbp-weapons:" + reference);
            assertThat(item.submission().report().toString()).doesNotContain(reference);
        });
    }

    @Test
    void passesAllRules() {
        ReportRules rules = new ReportRules(Vocabulary.load(), () -> LocalDate.of(2026, 5, 3));
        assertThat(ready(ITEMS))
                .allSatisfy(item -> assertThat(rules.check(
                                item.submission().report(), item.submission().nominal()))
                        .isEmpty());
    }

    @Test
    void usesCodesOfTheVocabularyOnly() {
        assertCodes("agency", "/reportingAgency");
        assertCodes("location-type", "/locationType");
        assertCodes("direction", "/direction");
        assertCodes("transport-mode", "/transport/mode");
        assertCodes("subcategory", "/goods/0/subcategory");
        assertCodes("unit", "/goods/0/quantity/unit");
    }

    @Test
    void givesTheSameItemsAtASecondReading() {
        assertThat(read(ImportSource.of(WeaponsFile.FILE))).isEqualTo(ITEMS);
    }

    private static void assertCodes(String list, String field) {
        assertThat(ready(ITEMS))
                .extracting(item -> item.submission().write().at(field).stringValue())
                .allSatisfy(code ->
                        assertThat(Vocabulary.load().list(list).code(code)).isPresent());
    }
}
