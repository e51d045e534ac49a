package org.tidewaiter.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.imports.ImportSource;
import org.tidewaiter.formats.ndjson.NdjsonLine;
import org.tidewaiter.formats.ndjson.NdjsonReader;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.SourceRow;
import org.tidewaiter.report.MalformedReportException.Problem;
import org.tidewaiter.report.Submission;

/** A file with one report a line. A report without a source key is refused: sending it twice could make it two. */
final class NdjsonItems implements Items {

    private final NdjsonReader reader;
    private final long rows;

    NdjsonItems(ImportSource source) throws IOException {
        this.rows = lines(source);
        this.reader = new NdjsonReader(source.open(), NdjsonReader.LINE_BYTES);
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public List<String> columns() {
        return List.of("sourceKey");
    }

    @Override
    public char separator() {
        return ',';
    }

    @Override
    public boolean hasNext() {
        return reader.hasNext();
    }

    @Override
    public ImportItem next() {
        return switch (reader.next()) {
            case NdjsonLine.Read(long number, Submission submission)
            when submission.sourceKey() != null ->
                new ImportItem.Ready(
                        submission.sourceKey(),
                        List.of(new SourceRow(number, List.of(submission.sourceKey()))),
                        submission);
            case NdjsonLine.Read(long number, Submission submission) ->
                refused(number, RowFault.ofRow("ndjson.source-key"));
            case NdjsonLine.Malformed(long number, List<Problem> problems) -> refused(number, fault(problems));
        };
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static ImportItem refused(long number, RowFault fault) {
        return new ImportItem.RefusedRow(new SourceRow(number, List.of("")), List.of(fault));
    }

    private static RowFault fault(List<Problem> problems) {
        return switch (problems.getFirst().rule()) {
            case "not-json" -> RowFault.ofRow("ndjson.not-json");
            case "line-too-long" -> RowFault.ofRow("ndjson.line-too-long");
            default ->
                RowFault.ofRow(
                        "ndjson.shape",
                        problems.stream()
                                .map(problem -> (problem.rule() + " " + problem.path()).strip())
                                .collect(Collectors.joining(", ")));
        };
    }

    private static long lines(ImportSource source) throws IOException {
        long lines = 0;
        int last = '\n';
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = source.open()) {
            int count;
            while ((count = in.read(buffer)) >= 0) {
                for (int i = 0; i < count; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                last = count > 0 ? buffer[count - 1] : last;
            }
        }
        return last == '\n' ? lines : lines + 1;
    }
}
