package org.tidewaiter.formats.ndjson;

import java.util.List;
import org.tidewaiter.report.MalformedReportException.Problem;
import org.tidewaiter.report.Submission;

/** One line of the file. */
public sealed interface NdjsonLine {

    /** Number of the line, from 1; blank lines are counted. */
    long number();

    /** A line that holds a submission. */
    record Read(long number, Submission submission) implements NdjsonLine {}

    /** A line that does not, and why; nothing of what it holds is repeated. */
    record Malformed(long number, List<Problem> problems) implements NdjsonLine {
        public Malformed {
            problems = List.copyOf(problems);
        }
    }
}
