package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Record;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import org.tidewaiter.report.disclosure.Discloser;

/** Chooses the disclosures of a stored version that an agreement lets travel. */
final class AgreedParts {

    private static final String EVENT = "event";

    private AgreedParts() {}

    /** The disclosures as they are stored; none where the event or all its goods lines are outside the agreement. */
    static List<String> of(Record version, Agreement agreement, Discloser profile) {
        Map<String, String> disclosures = new HashMap<>();
        List<Part> parts = List.of(version.get(VERSION.DISCLOSURES)).stream()
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
