package org.tidewaiter.node.registry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.node.delivery.OutgoingAgreements;

/**
 * The ceiling that this node signs for relays: the classes of recipients that any of its agreements in force lets its partner
 * pass on to, under the one profile that all of these name. Where they name several, or the handling codes forbid it, nothing
 * goes further. What a single partner may do is narrower still: its own agreement says so.
 */
@Component
class OwnCeiling {

    private static final String NARROWEST = "non-personal-standard";

    private final OutgoingAgreements agreements;
    private final HandlingRules handlingRules;

    OwnCeiling(OutgoingAgreements agreements, HandlingRules handlingRules) {
        this.agreements = agreements;
        this.handlingRules = handlingRules;
    }

    Onward of(List<String> handling) {
        List<Onward> allowed = agreements.inForce().stream()
                .map(Agreement::onward)
                .filter(onward -> !onward.classes().isEmpty())
                .toList();
        Set<String> profiles = allowed.stream().map(Onward::profile).collect(Collectors.toSet());
        if (profiles.size() != 1 || !handlingRules.letPassOn(handling)) {
            return new Onward(List.of(), NARROWEST);
        }
        return new Onward(
                allowed.stream()
                        .flatMap(onward -> onward.classes().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                profiles.iterator().next());
    }
}
