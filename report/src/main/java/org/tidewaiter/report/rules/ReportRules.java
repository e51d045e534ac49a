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
     * @param today the day at the place of the reader; an event of the next day is still let through, for the sake of time
     *     zones
     */
    public ReportRules(Vocabulary vocabulary, Supplier<LocalDate> today) {
        this.vocabulary = vocabulary;
        this.today = today;
        this.rules = Catalogue.rules(vocabulary);
    }

    /** All faults of a report as it is handed in. */
    public List<Fault> check(SeizureReport report, NominalPart nominal) {
        return check(report, nominal, false);
    }

    /** All faults of a disclosed report: what the profile kept back is not missed. */
    public List<Fault> checkReceived(SeizureReport report) {
        return check(report, NominalPart.none(), true);
    }

    private List<Fault> check(SeizureReport report, NominalPart nominal, boolean received) {
        Subject subject = new Subject(report, nominal, vocabulary, today.get());
        Findings findings = new Findings();
        for (Rule rule : rules) {
            if (!received || rule.onReceipt()) {
                findings.judge(rule, subject);
            }
        }
        return findings.faults();
    }
}
