package org.tidewaiter.node.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import org.tidewaiter.report.disclosure.Discloser;

/** Chooses the disclosures of a stored version that an agreement lets travel. */
final class AgreedParts {

    private static final String EVENT = "event";

    private AgreedParts() {}

    /** Those of the stored disclosures that travel, as they are; none where the event or all its goods lines are outside the agreement. */
    static List<String> of(List<String> stored, Agreement agreement, Discloser profile) {
        Map<String, String> disclosures = new HashMap<>();
        List<Part> parts = stored.stream()
                .map(disclosure -> {
                    Part part = DisclosedContent.part(disclosure);
                    disclosures.put(part.name(), disclosure);
                    return part;
                })
                .toList();
        if (!agreement.eventKinds().contains(eventKind(parts))) {
            return List.of();
        }
        return profile.narrow(parts, Set.copyOf(agreement.categories())).stream()
                .map(part -> Objects.requireNonNull(disclosures.get(part.name())))
                .toList();
    }

    private static String eventKind(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.name().equals(EVENT))
                .findFirst()
                .map(event -> event.value().path("eventKind").stringValue(""))
                .orElse("");
    }
}
