package org.tidewaiter.formats.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.imports.ImportSource;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.SourceRow;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.MalformedReportException.Problem;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.Submission;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A file of reports in the form of the API. A refused report is a row with its text in one cell: corrected there, the file
 * can be brought in again. One without a source key is refused, for brought in twice it would become two.
 */
public final class ReportItems implements FileItems {

    private static final List<String> COLUMNS = List.of("report");
    private static final List<String> OWN = List.of("formType", "provenance", "eventKind");

    private final ReportTexts texts;
    private final long rows;
    private long rowsRead;
    private @Nullable ReportText next;
    private boolean ended;

    private ReportItems(ReportTexts texts, long rows) {
        this.texts = texts;
        this.rows = rows;
    }

    /** @throws FileRefusedException if it cannot be read to its end, or has no reports */
    public static ReportItems open(ImportSource source) throws IOException {
        long rows = 0;
        try (ReportTexts first = ReportTexts.open(source)) {
            while (first.next() != null) {
                rows++;
            }
        }
        if (rows == 0) {
            throw new FileRefusedException("reports.none");
        }
        return new ReportItems(ReportTexts.open(source), rows);
    }

    /** Whether a file holds refused reports as we write them, to be corrected and brought in again. */
    public static boolean areRefused(ImportSource source) throws IOException {
        try (InputStream in = source.open()) {
            String start = new String(in.readNBytes(64), StandardCharsets.UTF_8).replace("\uFEFF", "");
            return start.lines()
                    .findFirst()
                    .filter("row,rule,message,report"::equals)
                    .isPresent();
        }
    }

    /** Whether a file holds such reports: refused ones as we write them, or objects that begin as a report does. */
    public static boolean recognises(ImportSource source) throws IOException {
        if (areRefused(source)) {
            return true;
        }
        try (ReportTexts texts = ReportTexts.open(source)) {
            ReportText first = texts.next();
            if (first == null || first.json() == null) {
                return false;
            }
            JsonNode object = ReportJson.mapper().readTree(first.json());
            return OWN.stream().allMatch(object::has);
        } catch (FileRefusedException | JacksonException other) {
            return false;
        }
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public long rowsRead() {
        return rowsRead;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public char separator() {
        return ',';
    }

    @Override
    public boolean hasNext() {
        try {
            if (next == null && !ended) {
                next = texts.next();
                ended = next == null;
            }
            return next != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ImportItem next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        ReportText text = next;
        next = null;
        rowsRead++;
        return item(text);
    }

    @Override
    public void close() throws IOException {
        texts.close();
    }

    private static ImportItem item(ReportText text) {
        byte[] json = text.json();
        if (json == null) {
            return refused(new SourceRow(text.number(), List.of("")), RowFault.ofRow("ndjson.line-too-long"));
        }
        SourceRow row = new SourceRow(text.number(), List.of(new String(json, StandardCharsets.UTF_8)));
        try {
            Submission submission = Submission.read(ReportJson.mapper().readTree(json));
            return submission.sourceKey() == null
                    ? refused(row, RowFault.ofRow("ndjson.source-key"))
                    : new ImportItem.Ready(submission.sourceKey(), List.of(row), submission);
        } catch (JacksonException notJson) {
            return refused(row, RowFault.ofRow("ndjson.not-json"));
        } catch (MalformedReportException notReport) {
            return refused(row, RowFault.ofRow("ndjson.shape", places(notReport.problems())));
        }
    }

    private static String places(List<Problem> problems) {
        return problems.stream()
                .map(problem -> (problem.rule() + " " + problem.path()).strip())
                .collect(Collectors.joining(", "));
    }

    private static ImportItem refused(SourceRow row, RowFault fault) {
        return new ImportItem.RefusedRow(row, List.of(fault));
    }
}
