package org.tidewaiter.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tidewaiter.formats.imports.WeaponsFile.HEADER;
import static org.tidewaiter.formats.imports.WeaponsFile.ROW;
import static org.tidewaiter.formats.imports.WeaponsFile.read;
import static org.tidewaiter.formats.imports.WeaponsFile.ready;
import static org.tidewaiter.formats.imports.WeaponsFile.refused;
import static org.tidewaiter.formats.imports.WeaponsFile.rows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.RowFault;

class DamagedFileTest {

    private static final String OTHER = ROW.replace("9967345381", "11");

    static Stream<Arguments> badCells() {
        return Stream.of(
                Arguments.of("Handgun", "Catapult", "Category", "cell.unlisted"),
                Arguments.of("Handgun", "", "Category", "cell.blank"),
                Arguments.of(",1.0", ",", "Quantity Seized", "cell.blank"),
                Arguments.of(",1.0", ",1.0 kg", "Quantity Seized", "cell.decimal"),
                Arguments.of(",1.0", ",1E5", "Quantity Seized", "cell.decimal"),
                Arguments.of(",1.0", ",=1+1", "Quantity Seized", "cell.formula"),
                Arguments.of("Handgun", "=HYPERLINK(A1)", "Category", "cell.formula"),
                Arguments.of("Baltimore Field Office", "@SUM(A1)", "Area of Responsibility", "cell.formula"),
                Arguments.of("9967345381.0", "9.967345381E9", "Event ID", "cell.identifier"),
                Arguments.of("9967345381.0", "", "Event ID", "cell.blank"),
                Arguments.of("2023,", "23,", "Fiscal Year", "cell.fiscal-year"),
                Arguments.of("DEC", "Xmas", "Month (abbv)", "cell.month"),
                Arguments.of(",Air,", ",Balloon,", "Mode of Transportation", "cell.unlisted"));
    }

    @ParameterizedTest
    @MethodSource("badCells")
    void refusesTheRowAndNamesColumnAndRule(String good, String bad, String column, String rule) {
        List<ImportItem> items = read(rows(ROW.replace(good, bad), OTHER));
        assertThat(refused(items)).singleElement().satisfies(item -> {
            assertThat(item.row().number()).isEqualTo(2);
            assertThat(item.faults())
                    .extracting(RowFault::column, RowFault::rule)
                    .containsExactly(tuple(column, rule));
            assertThat(item.faults().getFirst().message(Locale.ENGLISH)).contains(column);
            assertThat(item.faults().getFirst().message(Locale.FRENCH)).contains(column);
        });
        assertThat(ready(items)).extracting(ImportItem.Ready::sourceKey).containsExactly("us-cbp-weapons:11");
    }

    @Test
    void namesAllFaultsOfARowAtOnce() {
        List<ImportItem> items = read(rows(ROW.replace("Handgun", "Catapult").replace(",1.0", ",two")));
        assertThat(refused(items).getFirst().faults())
                .extracting(RowFault::rule)
                .containsExactlyInAnyOrder("cell.unlisted", "cell.decimal");
    }

    @Test
    void neverRepeatsWhatACellHolds() {
        List<ImportItem> items = read(rows(ROW.replace("Handgun", "Jane Roe").replace(",1.0", ",Jane Roe")));
        assertThat(refused(items).getFirst().faults())
                .allSatisfy(fault -> assertThat(fault.toString()).doesNotContain("Jane"));
    }

    @Test
    void refusesAReportWholeIfOneOfItsRowsIsRefused() {
        List<ImportItem> items = read(rows(ROW, OTHER, ROW.replace("Handgun", "Catapult")));
        assertThat(refused(items))
                .extracting(
                        item -> item.row().number(),
                        item -> item.faults().getFirst().rule())
                .containsExactly(tuple(2L, "report.other-row"), tuple(4L, "cell.unlisted"));
        assertThat(ready(items)).extracting(ImportItem.Ready::sourceKey).containsExactly("us-cbp-weapons:11");
    }

    @Test
    void refusesAReportWhoseRowsDisagree() {
        List<ImportItem> items = read(rows(ROW, ROW.replace("DEC", "NOV").replace(",Air,", ",Sea,")));
        assertThat(refused(items))
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.faults())
                        .singleElement()
                        .extracting(RowFault::english, InstanceOfAssertFactories.STRING)
                        .contains("eventDate, transport"));
    }

    @Test
    void refusesTheLastLineWhereTheFileWasCutAndKeepsTheRest() {
        String whole = WeaponsFile.text();
        for (int cut : new int[] {1, 2, 3, 5, 9, 20, 40, 90}) {
            List<ImportItem> items = read(WeaponsFile.text(whole.substring(0, whole.length() - cut)));
            assertThat(refused(items)).last().satisfies(item -> {
                assertThat(item.row().number()).isEqualTo(11_927);
                assertThat(item.faults()).extracting(RowFault::rule).containsExactly("row.cut");
            });
            assertThat(refused(items).size()
                            + ready(items).stream()
                                    .mapToInt(item -> item.rows().size())
                                    .sum())
                    .isEqualTo(11_926);
        }
    }

    @Test
    void refusesTheOtherRowsOfAReportWhoseRowWasCutAfterItsKey() {
        List<ImportItem> items = read(WeaponsFile.text(HEADER + "\r\n" + ROW + "\r\n" + OTHER + "\r\n" + ROW));
        assertThat(refused(items))
                .extracting(
                        item -> item.row().number(),
                        item -> item.faults().getFirst().rule())
                .containsExactly(tuple(2L, "report.other-row"), tuple(4L, "row.cut"));
        assertThat(ready(items)).hasSize(1);
    }

    @Test
    void refusesRowsInAnotherEncodingAndKeepsTheRest() {
        String text = HEADER + "\r\n" + ROW.replace("Baltimore", "Montr\u00e9al") + "\r\n" + OTHER + "\r\n";
        List<ImportItem> items = read(WeaponsFile.bytes(text.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(refused(items).getFirst().faults())
                .extracting(RowFault::rule)
                .containsExactly("row.charset");
        assertThat(ready(items)).hasSize(1);
    }

    @Test
    void refusesRowsWithTooFewOrTooManyCells() {
        List<ImportItem> items = read(rows(ROW + ",x", OTHER.substring(0, 60)));
        assertThat(refused(items))
                .hasSize(2)
                .allSatisfy(item ->
                        assertThat(item.faults()).extracting(RowFault::rule).containsExactly("row.cells"));
    }

    @Test
    void refusesAFileInUtf16AsAWhole() {
        assertRefused(WeaponsFile.bytes((HEADER + "\r\n" + ROW).getBytes(StandardCharsets.UTF_16)), "file.header");
    }

    @Test
    void refusesAFileOfAnotherKindAsAWhole() {
        assertRefused(WeaponsFile.text(""), "file.empty");
        assertRefused(WeaponsFile.text("PK\u0003\u0004\n"), "file.missing-column");
        assertRefused(WeaponsFile.text(HEADER.replace(',', ';') + "\n"), "file.missing-column");
        assertRefused(WeaponsFile.text(HEADER + ",Officer\n"), "file.unknown-column");
        assertRefused(WeaponsFile.text(HEADER + ",Category\n"), "file.unknown-column");
    }

    @Test
    void refusesAFileWithTooManyRowsBeforeAnyReportIsGiven() {
        ImportLimits limits = new ImportLimits(new CsvLimits(1000, 20, 3), 10, 10);
        assertThatThrownBy(() -> read(rows(ROW, OTHER, ROW), limits))
                .isInstanceOfSatisfying(
                        FileRefusedException.class,
                        refused -> assertThat(refused.rule()).isEqualTo("file.too-many-rows"));
    }

    @Test
    void asksForASortedFileWhereTooManyRowsWait() {
        ImportLimits limits = new ImportLimits(CsvLimits.defaults(), 2, 2);
        String third = ROW.replace("9967345381", "12");
        assertThatThrownBy(() -> read(rows(ROW, OTHER, third, third, OTHER, ROW), limits))
                .isInstanceOfSatisfying(
                        FileRefusedException.class,
                        refused -> assertThat(refused.rule()).isEqualTo("file.rows-apart"));
    }

    @Test
    void refusesAReportWithTooManyRows() {
        ImportLimits limits = new ImportLimits(CsvLimits.defaults(), 2, 10);
        List<ImportItem> items = read(rows(ROW, ROW, ROW, OTHER), limits);
        assertThat(refused(items))
                .hasSize(3)
                .allSatisfy(item ->
                        assertThat(item.faults()).extracting(RowFault::rule).containsExactly("report.too-many-rows"));
        assertThat(ready(items)).hasSize(1);
    }

    private static void assertRefused(ImportSource source, String rule) {
        assertThatThrownBy(() -> read(source)).isInstanceOfSatisfying(FileRefusedException.class, refused -> {
            assertThat(refused.rule()).isEqualTo(rule);
            assertThat(refused.message(Locale.FRENCH)).isNotEqualTo(refused.message(Locale.ENGLISH));
        });
    }
}
