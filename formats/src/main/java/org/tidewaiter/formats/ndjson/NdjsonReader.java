package org.tidewaiter.formats.ndjson;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.MalformedReportException.Problem;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.Submission;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads submissions, one a line. Holds one line in memory; a malformed line does not stop the reading. */
public final class NdjsonReader implements Iterator<NdjsonLine>, Closeable {

    /** Longest line by default: 1 MiB. */
    public static final int LINE_BYTES = 1 << 20;

    private final InputStream in;
    private final int lineBytes;
    private final JsonMapper mapper = ReportJson.mapper();
    private long number;
    private @Nullable NdjsonLine next;

    /**
     * Reads {@code in}, which {@link #close()} closes.
     *
     * @param lineBytes longest line; a longer one is malformed
     */
    public NdjsonReader(InputStream in, int lineBytes) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.lineBytes = lineBytes;
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null) {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                Ending ending = readLine(line);
                if (ending == Ending.NOTHING) {
                    return false;
                }
                number++;
                next = ending == Ending.TOO_LONG ? malformed("line-too-long") : parse(line.toByteArray());
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public NdjsonLine next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        NdjsonLine line = next;
        next = null;
        return line;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private @Nullable NdjsonLine parse(byte[] line) {
        if (blank(line)) {
            return null;
        }
        try {
            return new NdjsonLine.Read(number, Submission.read(mapper.readTree(line)));
        } catch (JacksonException notJson) {
            return malformed("not-json");
        } catch (MalformedReportException notReport) {
            return new NdjsonLine.Malformed(number, notReport.problems());
        }
    }

    private NdjsonLine malformed(String rule) {
        return new NdjsonLine.Malformed(number, List.of(new Problem(rule, "")));
    }

    private static boolean blank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    private Ending readLine(ByteArrayOutputStream line) throws IOException {
        Ending ending = Ending.NOTHING;
        int value;
        while ((value = in.read()) >= 0) {
            if (value == '\n') {
                return ending == Ending.TOO_LONG ? ending : Ending.WHOLE;
            }
            if (line.size() < lineBytes) {
                line.write(value);
                ending = Ending.WHOLE;
            } else {
                ending = Ending.TOO_LONG;
            }
        }
        return ending;
    }

    private enum Ending {
        NOTHING,
        WHOLE,
        TOO_LONG
    }
}
