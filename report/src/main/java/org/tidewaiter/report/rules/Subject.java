package org.tidewaiter.report.rules;

import java.time.LocalDate;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** What the rules judge, and against what. */
record Subject(SeizureReport report, NominalPart nominal, Vocabulary vocabulary, LocalDate today) {

    /** The day for which codes must be valid: that of the event, or today where none is given. */
    LocalDate day() {
        return report.eventDate() == null ? today : report.eventDate().date();
    }
}
