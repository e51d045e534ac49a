package org.tidewaiter.formats.ndjson;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.Submission;
import tools.jackson.databind.json.JsonMapper;

/** Writes submissions, one a line, in UTF-8. */
public final class NdjsonWriter implements Closeable {

    private final OutputStream out;
    private final JsonMapper mapper = ReportJson.mapper();

    /** Writes to {@code out}, which {@link #close()} closes. */
    public NdjsonWriter(OutputStream out) {
        this.out = out;
    }

    public void write(Submission submission) throws IOException {
        out.write(mapper.writeValueAsBytes(submission.write()));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
