package org.tidewaiter.formats.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.RowCursor;

/** Workbooks made to do harm, or hurt on their way: each is refused as a whole, with a reason. */
class DamagedWorkbookTest {

    private static final byte[] GOOD =
            new WorkbookFile().texts("A", "B").texts("1", "2").texts("3", "4").bytes();

    @Test
    void refusesABombWithoutUnpackingIt() throws IOException {
        WorkbookFile bomb = new WorkbookFile()
                .part(
                        "xl/worksheets/sheet1.xml",
                        WorkbookFile.sheet("<row><c t=\"str\"><v>" + " ".repeat(64 << 20) + "</v></c></row>"));
        byte[] bytes = bomb.bytes();
        assertThat(bytes.length).isLessThan(200_000);
        assertRefused(bytes, "file.workbook-swells");
    }

    @Test
    void refusesAnEntryWhoseOwnLengthIsMegabytesOfOneTag() {
        StringBuilder noise = new StringBuilder();
        for (int at = 0; at < 100_000; at++) {
            noise.append(Integer.toHexString(at * 31));
        }
        assertRefused(
                new WorkbookFile()
                        .part("xl/worksheets/sheet1.xml", WorkbookFile.sheet("<row x=\"" + noise + "\"/>"))
                        .bytes(),
                "file.workbook-swells");
    }

    @Test
    void doesNotBelieveADeclaredLengthOfTwoGigabytes() throws IOException {
        byte[] bytes = stored("xl/workbook.xml", "<workbook/>");
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(18, Integer.MAX_VALUE);
        header.putInt(22, Integer.MAX_VALUE);
        assertRefused(bytes, "file.workbook-damaged");
    }

    @Test
    void refusesTenThousandParts() {
        WorkbookFile file = new WorkbookFile().texts("A");
        for (int part = 0; part < 10_000; part++) {
            file.part("xl/media/" + part + ".png", new byte[0]);
        }
        assertRefused(file.bytes(), "file.workbook-too-many-parts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "xl/../../x", "C:\\x", "xl\\workbook.xml"})
    void refusesNamesThatLeadElsewhere(String name) {
        assertRefused(new WorkbookFile().texts("A").part(name, "x").bytes(), "file.workbook-parts");
    }

    @Test
    void refusesTwoPartsOfOneName() {
        assertRefused(
                new WorkbookFile()
                        .texts("A")
                        .part("XL/Workbook.xml", "<workbook/>")
                        .bytes(),
                "file.workbook-parts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet>&x;</worksheet>",
                "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><worksheet>&b;</worksheet>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\"><worksheet/>"
            })
    void refusesEntitiesAndDocumentTypes(String sheet) {
        assertRefused(new WorkbookFile().part("xl/worksheets/sheet1.xml", sheet).bytes(), "file.workbook-entities");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"2\"/><row r=\"1\"><c><v>1</v></c></row>",
                "<row r=\"9999999999\"><c><v>1</v></c></row>",
                "<row r=\"x\"/>",
                "<row><c t=\"s\"><v>7</v></c></row>",
                "<row><c r=\"1A\"><v>7</v></c></row>",
                "<row><c><v>1</v></row>",
            })
    void refusesSheetsThatNoSpreadsheetProgramWrites(String rows) {
        assertRefused(
                new WorkbookFile()
                        .part("xl/worksheets/sheet1.xml", WorkbookFile.sheet(rows))
                        .bytes(),
                "file.workbook-damaged");
    }

    @Test
    void refusesAnotherPackedFile() throws IOException {
        assertRefused(stored("word/document.xml", "<document/>"), "file.no-workbook");
    }

    @Test
    void refusesMoreSharedTextsThanItHolds() {
        WorkbookFile file = new WorkbookFile()
                .part("xl/sharedStrings.xml", "<sst>" + "<si><t>text</t></si>".repeat(100) + "</sst>")
                .texts("A");
        assertThatThrownBy(() -> read(file.bytes(), new XlsxLimits(100, 1 << 20, 100, 1000)))
                .isInstanceOfSatisfying(
                        FileRefusedException.class,
                        refused -> assertThat(refused.rule()).isEqualTo("file.workbook-texts"));
    }

    @Property(tries = 300)
    void neverPassesAWorkbookThatWasCut(@ForAll @IntRange(min = 1, max = 100_000) int place) {
        int length = Math.floorMod(place, sheetEnd());
        assertThatThrownBy(() -> read(Arrays.copyOf(GOOD, length), XlsxLimits.defaults()))
                .isInstanceOf(FileRefusedException.class);
    }

    @Property(tries = 500)
    void readsOrRefusesWhateverBytesWereChanged(
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll byte value,
            @ForAll @IntRange(max = 100_000) int other) {
        byte[] bytes = GOOD.clone();
        bytes[Math.floorMod(place, bytes.length)] = value;
        bytes[Math.floorMod(other, bytes.length)] ^= value;
        try {
            read(bytes, XlsxLimits.defaults());
        } catch (FileRefusedException refused) {
            assertThat(refused.rule()).startsWith("file.");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Where the last part that is read ends; behind it stands only the directory, which nobody reads. */
    private static int sheetEnd() {
        String text = new String(GOOD, StandardCharsets.ISO_8859_1);
        return text.indexOf("PK\u0001\u0002") - 16;
    }

    private static byte[] stored(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            byte[] data = content.getBytes(StandardCharsets.UTF_8);
            CRC32 sum = new CRC32();
            sum.update(data);
            ZipEntry entry = new ZipEntry(name);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(data.length);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(data);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static void assertRefused(byte[] bytes, String rule) {
        ThrowingCallable reading = () -> read(bytes, XlsxLimits.defaults());
        assertThatThrownBy(reading).isInstanceOfSatisfying(FileRefusedException.class, refused -> {
            assertThat(refused.rule()).isEqualTo(rule);
            assertThat(refused.message(Locale.FRENCH)).isNotEqualTo(refused.message(Locale.ENGLISH));
        });
    }

    private static int read(byte[] bytes, XlsxLimits limits) throws IOException {
        int rows = 0;
        try (RowCursor cursor = XlsxRowFile.open(
                        () -> new ByteArrayInputStream(bytes),
                        new XlsxShape(null, 1, '.'),
                        limits,
                        CsvLimits.defaults())
                .rows()) {
            while (cursor.next() != null) {
                rows++;
            }
        }
        return rows;
    }
}
