package org.tidewaiter.report.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** The rules that a report must pass. Safe for use by many threads. */
public final class ReportRules {

    private final Vocabulary vocabulary;
    private final Supplier<LocalDate> today;
    private final List<Rule> rules;

    /**
     * @param today the day at the place of the reader
     */
    public ReportRules(Vocabulary vocabulary, Supplier<LocalDate> today) {
        this.vocabulary = vocabulary;
        this.today = today;
        this.rules = Catalogue.rules();
    }

    /** All faults of a report as it is handed in. */
    public List<Fault> check(SeizureReport report, NominalPart nominal) {
        return check(report, nominal, false);
    }

    /**
     * All faults of a disclosed report: what the profile kept back is not missed, and the next day is no future, because
     * days begin at different hours.
     */
    public List<Fault> checkReceived(SeizureReport report) {
        return check(report, NominalPart.none(), true);
    }

    private List<Fault> check(SeizureReport report, NominalPart nominal, boolean received) {
        LocalDate latest = received ? today.get().plusDays(1) : today.get();
        Subject subject = new Subject(report, nominal, vocabulary, latest);
        Findings findings = new Findings();
        for (Rule rule : rules) {
            if (!received || rule.onReceipt()) {
                findings.judge(rule, subject);
            }
        }
        return findings.faults();
    }
}
