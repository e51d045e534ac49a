package org.tidewaiter.formats.mapping;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.Charsets;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.json.JsonShape;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.xlsx.XlsxShape;

/** Reads how a file is written. */
final class FileShapeReader {

    private FileShapeReader() {}

    static FileShape read(Section file) {
        return switch (file.choice("format", "csv", "xlsx", "json", "ndjson")) {
            case "xlsx" -> {
                file.allowing("format", "sheet", "header", "decimal");
                yield new FileShape.Xlsx(new XlsxShape(textOrNull(file, "sheet"), headerRow(file), decimal(file)));
            }
            case "json" -> {
                file.allowing("format", "list", "decimal");
                yield new FileShape.Json(new JsonShape(JsonShape.Form.LIST, textOrNull(file, "list"), decimal(file)));
            }
            case "ndjson" -> {
                file.allowing("format", "decimal");
                yield new FileShape.Json(new JsonShape(JsonShape.Form.LINES, null, decimal(file)));
            }
            default -> new FileShape.Csv(csv(file));
        };
    }

    private static CsvShape csv(Section file) {
        file.allowing("format", "charset", "separator", "quote", "header", "last-line-end");
        Charset charset = Charsets.named(file.text("charset"))
                .orElseThrow(() -> new FileRefusedException("mapping.value", file.at("charset")));
        String separator = file.text("separator");
        String quote = file.text("quote", "\"");
        boolean lineEndRequired = file.has("last-line-end")
                && file.choice("last-line-end", "required", "optional").equals("required");
        if (separator.length() != 1) {
            throw new FileRefusedException("mapping.value", file.at("separator"));
        }
        char mark = quote.equals("none") ? CsvShape.NO_QUOTE : quote.length() == 1 ? quote.charAt(0) : '?';
        int headerRow = headerRow(file);
        try {
            return new CsvShape(charset, separator.charAt(0), mark, headerRow, lineEndRequired);
        } catch (IllegalArgumentException unfit) {
            throw new FileRefusedException("mapping.value", file.at(mark == '?' ? "quote" : "separator"));
        }
    }

    private static int headerRow(Section file) {
        if (!file.has("header") || file.value("header").isString()) {
            if (file.has("header")) {
                file.choice("header", "first-row");
            }
            return 1;
        }
        return file.number("header", 1, CsvShape.LAST_HEADER_ROW);
    }

    private static char decimal(Section file) {
        return file.has("decimal") ? file.choice("decimal", ".", ",").charAt(0) : '.';
    }

    private static @Nullable String textOrNull(Section section, String name) {
        return section.has(name) ? section.text(name) : null;
    }
}
