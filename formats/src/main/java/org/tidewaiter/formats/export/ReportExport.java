package org.tidewaiter.formats.export;

import java.io.Closeable;
import java.io.IOException;

/** A file under way. Closed before {@link #end()}, it stays recognisably incomplete. */
public interface ReportExport extends Closeable {

    void write(ExportedReport report) throws IOException;

    /** Ends the file with what it holds and counts. */
    void end() throws IOException;

    /** What has been written so far. */
    ExportTally tally();
}
