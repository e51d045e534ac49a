package org.tidewaiter.formats.trial;

import java.util.List;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.report.Submission;

/** What the one who would store a report has against it. */
@FunctionalInterface
public interface ReportCheck {

    /** The faults for which the report would be refused. */
    List<RowFault> faults(Submission submission);

    /** Has nothing against any report. */
    static ReportCheck none() {
        return submission -> List.of();
    }
}
