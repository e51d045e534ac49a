package org.tidewaiter.node.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.units.UnitConversion;

/** Chooses the disclosures of a stored version that an agreement lets travel. */
final class AgreedParts {

    private AgreedParts() {}

    /** What travels of stored disclosures. */
    sealed interface Agreed {

        /** These of the stored disclosures, as they are. */
        record Due(List<String> disclosures) implements Agreed {}

        record NotDue(NotDueReason reason) implements Agreed {}
    }

    static Agreed of(List<String> stored, Agreement agreement, Discloser profile) {
        Map<String, String> disclosures = new HashMap<>();
        List<Part> parts = stored.stream()
                .map(disclosure -> {
                    Part part = DisclosedContent.part(disclosure);
                    disclosures.put(part.name(), disclosure);
                    return part;
                })
                .toList();
        return switch (new AgreedScope(agreement, profile, UnitConversion.load()).judge(parts)) {
            case ScopeJudgement.NotDue(var reason) -> new Agreed.NotDue(reason);
            case ScopeJudgement.Due(var due) ->
                new Agreed.Due(due.stream()
                        .map(part -> Objects.requireNonNull(disclosures.get(part.name())))
                        .toList());
        };
    }
}
