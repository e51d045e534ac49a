package org.tidewaiter.formats.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidewaiter.formats.csv.CsvWriter;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.imports.ImportLimits;
import org.tidewaiter.formats.imports.ImportReader;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.rules.Fault;
import org.tidewaiter.report.rules.ReportRules;
import org.tidewaiter.report.rules.Severity;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Filled templates, written and read back. */
final class Filled {

    private Filled() {}

    static FileSource csv(ReportTemplate template, Locale locale, List<List<String>> rows) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = new CsvWriter(text, ',')) {
            csv.write(template.columns().stream()
                    .map(column -> column.header(locale))
                    .toList());
            for (List<String> row : rows) {
                csv.write(row);
            }
        }
        byte[] bytes = text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return () -> new java.io.ByteArrayInputStream(bytes);
    }

    static byte[] xlsx(ReportTemplate template, Locale locale, List<List<String>> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XlsxTemplate.write(template, locale, rows, bytes);
        return bytes.toByteArray();
    }

    static FileSource source(byte[] bytes) {
        return () -> new java.io.ByteArrayInputStream(bytes);
    }

    /** What an import makes of the file, through the mapping that it is recognised by. */
    static List<ImportItem> items(FileSource source) throws IOException {
        Mapping mapping = TemplateMapping.of(source).orElseThrow();
        List<ImportItem> items = new ArrayList<>();
        try (ImportReader reader = ImportReader.open(source, mapping, ImportLimits.defaults())) {
            reader.forEachRemaining(items::add);
        }
        return items;
    }

    static SeizureReport only(FileSource source) {
        try {
            List<ImportItem> items = items(source);
            if (items.size() == 1 && items.getFirst() instanceof ImportItem.Ready ready) {
                return ready.submission().report();
            }
            throw new AssertionError(items);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the rules refuse of it. */
    static List<Fault> refused(Submission submission) {
        return new ReportRules(Vocabulary.load(), () -> LocalDate.of(2026, 5, 20))
                .check(submission.report(), submission.nominal()).stream()
                        .filter(fault -> fault.severity() == Severity.REFUSE)
                        .toList();
    }
}
