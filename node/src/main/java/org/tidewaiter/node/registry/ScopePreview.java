package org.tidewaiter.node.registry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.disclosure.TextRelease;
import org.tidewaiter.report.units.UnitConversion;

/** What an agreement would let travel of a report that is not signed yet: the same judgement as the lane's. */
public sealed interface ScopePreview {

    /**
     * It would go.
     *
     * @param parts names of the parts that travel, such as {@code goods/k3v9x2ab}, its text included if it is released
     */
    record Goes(Set<String> parts) implements ScopePreview {

        public Goes {
            parts = Set.copyOf(parts);
        }
    }

    /** Nothing of it would go. */
    record Stays(NotDueReason reason) implements ScopePreview {}

    static ScopePreview of(Agreement agreement, SeizureReport content) {
        List<Part> widest = new Discloser(DisclosureProfile.named("releasable"))
                .disclose(content, TextRelease.RELEASED_BY_A_PERSON, Set.of())
                .parts();
        Discloser profile =
                new Discloser(DisclosureProfile.named(agreement.profile().name()));
        return switch (new AgreedScope(agreement, profile, UnitConversion.load()).judge(widest)) {
            case ScopeJudgement.Due(List<Part> parts) ->
                new Goes(parts.stream().map(Part::name).collect(Collectors.toSet()));
            case ScopeJudgement.NotDue(NotDueReason reason) -> new Stays(reason);
        };
    }
}
