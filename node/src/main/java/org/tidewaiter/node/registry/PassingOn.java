package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Record;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.registry.AgreedParts.Agreed;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import org.tidewaiter.report.disclosure.Discloser;

/**
 * What a relay lets travel of a received version under one agreement: never more than it holds, than the originator's signed
 * ceiling allows, than the agreement allows under which the version came, and than the agreement allows under which it goes.
 * Made for one look at the store.
 */
final class PassingOn {

    private final NodeSettings settings;
    private final KnownPartners partners;
    private final KnownAgreements known;
    private final KnownProfiles profiles;
    private final HandlingRules handlingRules;
    private final Agreement to;
    private final Map<String, Optional<Onward>> cameUnder = new HashMap<>();

    PassingOn(
            NodeSettings settings,
            KnownPartners partners,
            KnownAgreements known,
            KnownProfiles profiles,
            HandlingRules handlingRules,
            Agreement to) {
        this.settings = settings;
        this.partners = partners;
        this.known = known;
        this.profiles = profiles;
        this.handlingRules = handlingRules;
        this.to = to;
    }

    /** Whether this node issued the version itself: then this judges nothing of it. */
    boolean isOwn(Record version) {
        return version.get(VERSION.SOURCE).equals(settings.node().name());
    }

    /** Whether the agreement covers reports of that originator, and they are not the receiver's own. */
    boolean covers(String originator) {
        return to.relays(originator) && !partners.originators(to.receiver()).contains(originator);
    }

    /** Whether the version came from the receiver, or was issued by it. */
    boolean cameFromThere(Record version, List<Way> ways) {
        return ways.stream().anyMatch(way -> way.source().equals(to.receiver()))
                || version.get(VERSION.ISSUER).equals(to.receiver());
    }

    /** Judges a received version of content: what came by each way under the agreement by which it came so. */
    Agreed of(String originator, Record version, List<Way> ways) {
        if (!covers(originator)) {
            return new Agreed.NotDue(NotDueReason.NOT_ONWARD);
        }
        if (cameFromThere(version, ways)) {
            return new Agreed.NotDue(NotDueReason.CAME_FROM_THERE);
        }
        if (version.get(VERSION.RECALLED)) {
            return new Agreed.NotDue(NotDueReason.RECALLED);
        }
        ClearTerms clear = ClearTerms.of(version.get(VERSION.JWS));
        Optional<Discloser> profile = profiles.discloser(to.profile().name());
        if (profile.isEmpty() || !handlingRules.letPassOn(clear.handling())) {
            return new Agreed.NotDue(NotDueReason.NOT_ONWARD);
        }
        boolean mayPass = false;
        Set<String> left = new LinkedHashSet<>();
        for (Way way : ways) {
            Optional<List<String>> leaving = way.recalled()
                    ? Optional.empty()
                    : cameUnder(way.agreement())
                            .flatMap(agreed -> below(List.of(clear.ceiling(), agreed), way.disclosures()));
            mayPass |= leaving.isPresent();
            leaving.ifPresent(left::addAll);
        }
        return mayPass
                ? AgreedParts.of(List.copyOf(left), to, profile.get())
                : new Agreed.NotDue(NotDueReason.NOT_ONWARD);
    }

    /** What of the disclosures stays below all of these ceilings; empty where one does not let the receiver have any. */
    private Optional<List<String>> below(List<Onward> ceilings, Set<String> held) {
        String recipients = to.passedOn().map(Relaying::recipients).orElseThrow();
        List<String> left = held.stream()
                // The pseudonym of a case is made for the hub that got it, and for no other.
                .filter(one -> !DisclosedContent.part(one).name().equals(DisclosedContent.PSEUDONYM))
                .toList();
        for (Onward ceiling : ceilings) {
            Optional<Discloser> profile = profiles.discloser(ceiling.profile());
            if (profile.isEmpty() || !ceiling.classes().contains(recipients)) {
                return Optional.empty();
            }
            left = narrowed(profile.get(), left);
        }
        return Optional.of(left);
    }

    private static List<String> narrowed(Discloser profile, List<String> disclosures) {
        Map<String, String> byName = new HashMap<>();
        List<Part> parts = new ArrayList<>();
        for (String disclosure : disclosures) {
            Part part = DisclosedContent.part(disclosure);
            byName.put(part.name(), disclosure);
            parts.add(part);
        }
        return profile.narrow(parts, Set.of()).stream()
                .map(part -> Objects.requireNonNull(byName.get(part.name())))
                .toList();
    }

    /** What the agreement allows under which a version came; nothing where the handling that it gives every report forbids it. */
    private Optional<Onward> cameUnder(String agreement) {
        return cameUnder.computeIfAbsent(
                agreement,
                number -> known.newest(number)
                        .filter(agreed -> handlingRules.letPassOn(agreed.handling()))
                        .map(Agreement::onward));
    }
}
