package org.tidewaiter.formats.template;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidewaiter.formats.csv.CsvWriter;

/** A template as separated values: the header and an example row, which is refused as long as it says that it is one. */
public final class CsvTemplate {

    private CsvTemplate() {}

    /** Writes it in UTF-8 with commas, headers and codes in the words of the language. */
    public static void write(ReportTemplate template, Locale locale, Writer out) throws IOException {
        CsvWriter csv = new CsvWriter(out, ',');
        csv.write(
                template.columns().stream().map(column -> column.header(locale)).toList());
        List<String> example = new ArrayList<>(ExampleRow.of(template, locale));
        example.set(0, TemplateMapping.EXAMPLE);
        csv.write(example);
        csv.flush();
    }
}
