package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.disclosure.DisclosedReport;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.TextRelease;

/** Chooses the disclosures of a stored version that an agreement lets travel. */
final class AgreedParts {

    private AgreedParts() {}

    /** The disclosures as they are stored; none where the event or all its goods lines are outside the agreement. */
    static List<String> of(Record version, Agreement agreement, Discloser profile) {
        String[] names = version.get(VERSION.PART_NAMES);
        String[] disclosures = version.get(VERSION.DISCLOSURES);
        SeizureReport report = DisclosedContent.of(List.of(disclosures));
        if (!agreement.eventKinds().contains(report.eventKind().name())) {
            return List.of();
        }
        Set<String> agreed = profile
                .disclose(report, TextRelease.RELEASED_BY_A_PERSON, Set.copyOf(agreement.categories()))
                .parts()
                .stream()
                .map(DisclosedReport.Part::name)
                .collect(Collectors.toSet());
        if (agreed.isEmpty()) {
            return List.of();
        }
        List<String> travelling = new ArrayList<>(names.length);
        for (int i = 0; i < names.length; i++) {
            boolean pseudonym = names[i].equals(DisclosedContent.PSEUDONYM) && profile.permits(names[i]);
            if (pseudonym || agreed.contains(names[i])) {
                travelling.add(disclosures[i]);
            }
        }
        return List.copyOf(travelling);
    }
}
