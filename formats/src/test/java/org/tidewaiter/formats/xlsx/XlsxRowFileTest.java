package org.tidewaiter.formats.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tidewaiter.formats.xlsx.WorkbookFile.number;
import static org.tidewaiter.formats.xlsx.WorkbookFile.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.ReadRow;
import org.tidewaiter.formats.rows.RowCursor;

class XlsxRowFileTest {

    private static final XlsxShape SHAPE = new XlsxShape(null, 1, '.');
    private static final String STYLES = "<styleSheet " + WorkbookFile.MAIN + "><numFmts>"
            + "<numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"mmm\\-yy\"/>"
            + "<numFmt numFmtId=\"166\" formatCode=\"yyyy\"/><numFmt numFmtId=\"167\" formatCode=\"0.00&quot; days&quot;\"/>"
            + "<numFmt numFmtId=\"168\" formatCode=\"dd.mm.yyyy hh:mm\"/></numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/>"
            + "<xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"168\"/><xf numFmtId=\"14\"/>"
            + "<xf numFmtId=\"21\"/></cellXfs></styleSheet>";

    @Test
    void readsTextsNumbersAndTruthsUnderTheirColumns() throws IOException {
        WorkbookFile file = new WorkbookFile()
                .texts("Case", " Weight ", "Alive", "Case")
                .row(text("a < b"), number("12.5"), "<c t=\"b\"><v>1</v></c>", text("x"));
        assertThat(XlsxRowFile.open(file.source(), SHAPE, XlsxLimits.defaults(), CsvLimits.defaults())
                        .columns())
                .containsExactly("Case", "Weight", "Alive", "Case (2)");
        assertThat(read(file)).containsExactly(new ReadRow.Whole(2, List.of("a < b", "12.5", "true", "x")));
    }

    @Test
    void readsSharedTextsWithoutTheirReadingAids() {
        WorkbookFile file = new WorkbookFile()
                .part(
                        "xl/sharedStrings.xml",
                        "<sst count=\"2000000000\" uniqueCount=\"2000000000\"><si><t>Name</t></si>"
                                + "<si><r><t>Tok</t></r><r><t>yo</t></r><rPh sb=\"0\" eb=\"1\"><t>TOUKYOU</t></rPh></si></sst>")
                .row("<c t=\"s\"><v>0</v></c>")
                .row("<c t=\"s\"><v>1</v></c>");
        assertThat(read(file)).containsExactly(new ReadRow.Whole(2, List.of("Tokyo")));
    }

    @ParameterizedTest
    @CsvSource({
        "45356, 1, 2024-03-05",
        "45356, 6, 2024-03-05",
        "45356.75, 1, 2024-03-05",
        "45356.75, 5, 2024-03-05 18:00",
        "45352, 2, 2024-03",
        "45292, 3, 2024",
        "45356, 0, 45356",
        "12.5, 4, 12.5",
        "0.75, 7, 18:00:00",
        "1, 1, 1900-01-01",
        "59, 1, 1900-02-28",
        "61, 1, 1900-03-01",
        "-3, 1, -3",
        "605.4499999999999, 0, 605.45",
        "1.0E-3, 0, 0.001",
        "1E+300000000, 0, #NUM!",
        "nonsense, 0, #NUM!",
        "123456789012345678, 0, 123456789012345678",
    })
    void showsNumbersAndDatesAsAPersonSeesThem(String value, int style, String shown) {
        WorkbookFile file =
                new WorkbookFile().part("xl/styles.xml", STYLES).texts("A").row(number(value, style));
        assertThat(read(file)).containsExactly(new ReadRow.Whole(2, List.of(shown)));
    }

    @Test
    void countsDaysFrom1904WhereTheWorkbookSaysSo() {
        WorkbookFile file = new WorkbookFile()
                .part(
                        "xl/workbook.xml",
                        "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets>"
                                + "</workbook>")
                .part("xl/styles.xml", STYLES)
                .texts("A")
                .row(number("1", 1));
        assertThat(read(file)).containsExactly(new ReadRow.Whole(2, List.of("1904-01-02")));
    }

    @Test
    void writesNumbersWithTheMarkThatTheMappingReads() {
        WorkbookFile file = new WorkbookFile().texts("A").row(number("1.5"));
        assertThat(read(file, new XlsxShape(null, 1, ','), CsvLimits.defaults()))
                .containsExactly(new ReadRow.Whole(2, List.of("1,5")));
    }

    @Test
    void showsAFormulaAndNeverItsResult() {
        WorkbookFile file = new WorkbookFile()
                .texts("A", "B", "C")
                .row(
                        "<c><f>SUM(A1:A9)</f><v>42</v></c>",
                        "<c t=\"str\"><f t=\"shared\" si=\"0\"/><v>text</v></c>",
                        "<c t=\"e\"><v>#N/A</v></c>");
        assertThat(read(file)).containsExactly(new ReadRow.Whole(2, List.of("=SUM(A1:A9)", "=?", "#N/A")));
    }

    @Test
    void keepsThePlacesOfCellsAndRowsThatAreNotWritten() {
        WorkbookFile file = new WorkbookFile()
                .texts("A", "B", "C")
                .row("<c r=\"C2\"><v>3</v></c>")
                .skipTo(9)
                .row(number("1"))
                .row("<c r=\"A10\"/>");
        assertThat(read(file))
                .containsExactly(
                        new ReadRow.Whole(2, List.of("", "", "3")), new ReadRow.Whole(9, List.of("1", "", "")));
    }

    @Test
    void takesTheHeaderFromTheRowThatIsNamed() {
        WorkbookFile file = new WorkbookFile()
                .texts("Seizures of 2024")
                .texts("")
                .texts("A", "B")
                .texts("1", "2");
        assertThat(read(file, new XlsxShape("Cases", 3, '.'), CsvLimits.defaults()))
                .containsExactly(new ReadRow.Whole(4, List.of("1", "2")));
    }

    @Test
    void damagesARowThatIsTooWideOrTooLongAndReadsOn() {
        WorkbookFile file = new WorkbookFile()
                .texts("A", "B")
                .texts("1", "2", "3", "4", "5")
                .texts("x".repeat(70), "2")
                .row("<c r=\"XFD4\"><v>1</v></c>")
                .texts("1", "2");
        assertThat(read(file, SHAPE, new CsvLimits(60, 4, 100)))
                .extracting(
                        ReadRow::number,
                        row -> row instanceof ReadRow.Damaged damaged
                                ? damaged.fault().rule()
                                : "")
                .containsExactly(
                        tuple(2L, "row.too-many-columns"),
                        tuple(3L, "row.too-long"),
                        tuple(4L, "row.too-many-columns"),
                        tuple(5L, ""));
    }

    @Test
    void asksForTheSheetWhereMoreThanOneCouldBeMeant() {
        String sheets = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Old\" %s r:id=\"r1\"/>"
                + "<sheet name=\"New\" r:id=\"r2\"/></sheets></workbook>";
        WorkbookFile file = new WorkbookFile()
                .part(
                        "xl/worksheets/sheet2.xml",
                        WorkbookFile.sheet("<row>" + text("N") + "</row><row>" + text("n") + "</row>"))
                .texts("O")
                .texts("o");
        file.part("xl/workbook.xml", sheets.formatted(""));
        assertRefused(file, SHAPE, "file.which-sheet");
        assertRefused(file, new XlsxShape("Third", 1, '.'), "file.no-sheet");
        assertThat(read(file, new XlsxShape("New", 1, '.'), CsvLimits.defaults()))
                .containsExactly(new ReadRow.Whole(2, List.of("n")));
        file.part("xl/workbook.xml", sheets.formatted("state=\"hidden\""));
        assertThat(read(file)).containsExactly(new ReadRow.Whole(2, List.of("n")));
        assertThat(read(file, new XlsxShape("Old", 1, '.'), CsvLimits.defaults()))
                .containsExactly(new ReadRow.Whole(2, List.of("o")));
    }

    @Property(tries = 200)
    void readsBackWhatWasWritten(
            @ForAll @Size(min = 1, max = 6)
                    List<
                                    @Size(value = 3) List<
                                            @StringLength(min = 1, max = 6)
                                            @Chars({
                                                '<', '&', '>', '"', '\n', ']', 'a', '\u00e9', '\u4e2d', '=', '0', ' '
                                            })
                                            String>>
                            cells)
            throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("A", "B", "C"));
        rows.addAll(cells);
        List<ReadRow> read = new ArrayList<>();
        try (RowCursor cursor = XlsxRowFile.open(
                        WorkbookFile.of(rows), SHAPE, XlsxLimits.defaults(), CsvLimits.defaults())
                .rows()) {
            for (ReadRow row = cursor.next(); row != null; row = cursor.next()) {
                read.add(row);
            }
        }
        assertThat(read).extracting(ReadRow::cells).isEqualTo(cells);
    }

    private static void assertRefused(WorkbookFile file, XlsxShape shape, String rule) {
        assertThatThrownBy(() -> read(file, shape, CsvLimits.defaults()))
                .isInstanceOfSatisfying(
                        FileRefusedException.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    private static List<ReadRow> read(WorkbookFile file) {
        return read(file, SHAPE, CsvLimits.defaults());
    }

    private static List<ReadRow> read(WorkbookFile file, XlsxShape shape, CsvLimits limits) {
        List<ReadRow> rows = new ArrayList<>();
        try (RowCursor cursor = XlsxRowFile.open(file.source(), shape, XlsxLimits.defaults(), limits)
                .rows()) {
            for (ReadRow row = cursor.next(); row != null; row = cursor.next()) {
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
