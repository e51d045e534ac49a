package org.tidewaiter.node.intake.wording;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Messages;
import org.tidewaiter.report.rules.Severity;

/** Says faults in the reader's language: those of the report's rules, and those that only a node finds. */
@Component
public class FaultWords {

    private static final String KEY = "intake.rule.";

    private final Messages messages;

    FaultWords(Messages messages) {
        this.messages = messages;
    }

    public List<Fault> in(Language language, List<org.tidewaiter.report.rules.Fault> faults) {
        return faults.stream().map(fault -> in(language, fault)).toList();
    }

    Fault in(Language language, org.tidewaiter.report.rules.Fault fault) {
        String key = KEY + fault.rule();
        String words = messages.has(language, key) ? messages.text(language, key) : fault.message(language.locale());
        return new Fault(fault.path(), fault.rule(), words);
    }

    /** What refuses a report, said of a row of the file that it came in. */
    public List<RowFault> ofRow(List<org.tidewaiter.report.rules.Fault> faults) {
        return faults.stream()
                .filter(fault -> fault.severity() == Severity.REFUSE)
                .map(fault -> new RowFault(
                        null,
                        fault.rule(),
                        fault.path() + ": " + in(Language.ENGLISH, fault).message(),
                        fault.path() + " : " + in(Language.FRENCH, fault).message()))
                .toList();
    }
}
