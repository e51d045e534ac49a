package org.tidewaiter.formats.xlsx;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook of the weapons file's columns with any number of rows, and a shared text of its own for each event. */
public final class ManyRowsWorkbook {

    private static final String[] HEADER = {
        "Fiscal Year",
        "Month (abbv)",
        "Component",
        "Region",
        "Area of Responsibility",
        "Inbound/Outbound",
        "Mode of Transportation",
        "Seizure Type",
        "Category",
        "Event ID",
        "Quantity Seized"
    };

    private ManyRowsWorkbook() {}

    /** Writes it; {@code event} gives the number of a row's event. */
    public static void write(Path file, int rows, IntUnaryOperator event) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
            part(
                    zip,
                    out,
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"1\"/></sheets></workbook>");
            part(
                    zip,
                    out,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"1\" Type=\"/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            out.write("<worksheet><sheetData>");
            row(out, 1, HEADER);
            int highest = 0;
            for (int row = 0; row < rows; row++) {
                int number = event.applyAsInt(row);
                highest = Math.max(highest, number - 1_000_000_000);
                cells(out, row + 2, number);
            }
            out.write("</sheetData></worksheet>");
            out.flush();
            zip.closeEntry();
            sharedTexts(zip, out, highest);
        }
    }

    private static void cells(Writer out, int row, int event) throws IOException {
        out.write("<row r=\"" + row + "\"><c r=\"A" + row + "\"><v>2023</v></c>");
        for (String text : new String[] {"DEC", "Office of Field Operations", "Northern Border"}) {
            out.write(WorkbookFile.text(text));
        }
        out.write("<c t=\"s\"><v>" + (event - 1_000_000_000) + "</v></c>");
        for (String text : new String[] {"INBOUND", "Air", "Weapons", "Handgun"}) {
            out.write(WorkbookFile.text(text));
        }
        out.write(WorkbookFile.number(Integer.toString(event)) + WorkbookFile.number("1") + "</row>");
    }

    private static void row(Writer out, int number, String... cells) throws IOException {
        out.write("<row r=\"" + number + "\">");
        for (String cell : cells) {
            out.write(WorkbookFile.text(cell));
        }
        out.write("</row>");
    }

    private static void sharedTexts(ZipOutputStream zip, Writer out, int highest) throws IOException {
        zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
        out.write("<sst>");
        for (int text = 0; text <= highest; text++) {
            out.write("<si><t>Office " + text + "</t></si>");
        }
        out.write("</sst>");
        out.flush();
        zip.closeEntry();
    }

    private static void part(ZipOutputStream zip, Writer out, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.flush();
        zip.closeEntry();
    }
}
