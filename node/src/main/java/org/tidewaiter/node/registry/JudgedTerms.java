package org.tidewaiter.node.registry;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.agreement.Threshold;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.node.delivery.AgreedTerms;
import org.tidewaiter.report.units.UnitConversion;

/** By which terms quantities can be judged, and which of two terms may let more of a report go. */
@Component
class JudgedTerms implements AgreedTerms {

    private final KnownProfiles profiles;
    private final HandlingRules handlingRules;
    private final UnitConversion units = UnitConversion.load();

    JudgedTerms(KnownProfiles profiles, HandlingRules handlingRules) {
        this.profiles = profiles;
        this.handlingRules = handlingRules;
    }

    @Override
    public Optional<String> unknown(Agreement agreement) {
        return agreement.limits().thresholds().stream()
                .filter(threshold -> !units.basesOf(threshold.subcategory()).contains(threshold.unit()))
                .map(threshold -> threshold.subcategory() + " in " + threshold.unit())
                .findFirst();
    }

    @Override
    public boolean mayDiscloseMore(Agreement agreement, Agreement other) {
        return !isAmong(agreement.categories(), other.categories())
                || !isAmong(agreement.eventKinds(), other.eventKinds())
                || !placesAmong(agreement.limits().places(), other.limits().places())
                || mayPassMore(agreement.limits().thresholds(), other.limits().thresholds())
                || mayListMore(agreement.profile(), other.profile())
                || mayRelayMore(agreement, other);
    }

    @Override
    public boolean mayPassOnMore(Agreement agreement, Agreement other) {
        Onward some = agreement.onward();
        Onward others = other.onward();
        return !some.classes().isEmpty()
                && handlingRules.letPassOn(agreement.handling())
                && (!handlingRules.letPassOn(other.handling())
                        || !isAmong(some.classes(), others.classes())
                        || !some.profile().equals(others.profile())
                                && !profiles.isWithin(some.profile(), others.profile()));
    }

    private static boolean isAmong(Collection<String> some, Collection<String> others) {
        return Set.copyOf(others).containsAll(some);
    }

    /** No place named means all of them. */
    private static boolean placesAmong(List<String> some, List<String> others) {
        return others.isEmpty() || !some.isEmpty() && isAmong(some, others);
    }

    /** A kind of goods is bound as closely where it has the same units, each with no lower an amount. */
    private static boolean mayPassMore(List<Threshold> some, List<Threshold> others) {
        Map<String, Map<String, BigDecimal>> left = byKind(some);
        return byKind(others).entrySet().stream()
                .anyMatch(kind -> !isAsClose(left.getOrDefault(kind.getKey(), Map.of()), kind.getValue()));
    }

    private static boolean isAsClose(Map<String, BigDecimal> some, Map<String, BigDecimal> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream().allMatch(one -> one.getValue().compareTo(others.get(one.getKey())) >= 0);
    }

    private static Map<String, Map<String, BigDecimal>> byKind(List<Threshold> thresholds) {
        Map<String, Map<String, BigDecimal>> kinds = new HashMap<>();
        thresholds.forEach(threshold -> kinds.computeIfAbsent(threshold.subcategory(), kind -> new HashMap<>())
                .put(threshold.unit(), threshold.amount()));
        return kinds;
    }

    private boolean mayListMore(ProfileReference some, ProfileReference others) {
        return !some.digest().equals(others.digest()) && !profiles.isWithin(some.name(), others.name());
    }

    private static boolean mayRelayMore(Agreement agreement, Agreement other) {
        Relaying some = agreement.passedOn().orElse(null);
        Relaying others = other.passedOn().orElse(null);
        return some != null
                && (others == null
                        || !some.recipients().equals(others.recipients())
                        || !isAmong(some.originators(), others.originators()));
    }
}
