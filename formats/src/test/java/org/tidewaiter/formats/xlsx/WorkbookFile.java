package org.tidewaiter.formats.xlsx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tidewaiter.formats.rows.FileSource;

/** Workbooks made part by part, so that each can be wrong in one way. */
public final class WorkbookFile {

    static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String RELATIONS =
            "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder rows = new StringBuilder();
    private int next = 1;

    WorkbookFile() {
        part("[Content_Types].xml", "<Types/>");
        part(
                "xl/workbook.xml",
                "<workbook " + MAIN + " " + RELATIONS + "><sheets>"
                        + "<sheet name=\"Cases\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"r2\" Type=\"http://x/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
                        + "</Relationships>");
    }

    /** A workbook whose rows hold these texts. */
    public static FileSource of(List<List<String>> rows) {
        WorkbookFile file = new WorkbookFile();
        rows.forEach(file::texts);
        return file.source();
    }

    WorkbookFile part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    WorkbookFile part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    /** A row of cells as they stand in the markup. */
    WorkbookFile row(String... cells) {
        rows.append("<row r=\"")
                .append(next++)
                .append("\">")
                .append(String.join("", cells))
                .append("</row>");
        return this;
    }

    WorkbookFile texts(List<String> cells) {
        return row(cells.stream().map(WorkbookFile::text).toArray(String[]::new));
    }

    WorkbookFile texts(String... cells) {
        return texts(List.of(cells));
    }

    /** A row somewhere below. */
    WorkbookFile skipTo(int row) {
        next = row;
        return this;
    }

    static String text(String text) {
        return text.isEmpty()
                ? "<c/>"
                : "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(text) + "</t></is></c>";
    }

    static String number(String value) {
        return "<c><v>" + value + "</v></c>";
    }

    static String number(String value, int style) {
        return "<c s=\"" + style + "\"><v>" + value + "</v></c>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }

    FileSource source() {
        byte[] bytes = bytes();
        return () -> new ByteArrayInputStream(bytes);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    void write(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            if (!parts.containsKey(SHEET)) {
                add(zip, SHEET, sheet(rows.toString()).getBytes(StandardCharsets.UTF_8));
            }
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                add(zip, part.getKey(), part.getValue());
            }
        }
    }

    static String sheet(String rows) {
        return "<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>";
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
