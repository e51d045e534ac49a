package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.atEntry;
import static org.tidewaiter.report.rules.Severity.NOTE;

import java.util.List;
import org.tidewaiter.report.registers.ShippedRegisters;

/** What the registers that come with the program do not know; worth knowing, and no reason to refuse. */
final class RegisterRules {

    private RegisterRules() {}

    static List<Rule> all() {
        return List.of(atEntry(
                "taxon-unknown",
                NOTE,
                (subject, found) -> subject.eachLine((line, path) -> {
                    if (line.wildlife() != null
                            && line.wildlife().taxon() != null
                            && !ShippedRegisters.taxa().knows(line.wildlife().taxon())) {
                        found.at(path + ".wildlife.taxon");
                    }
                })));
    }
}
