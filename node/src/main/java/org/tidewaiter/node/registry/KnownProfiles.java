package org.tidewaiter.node.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.AgreedProfiles;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.DisclosureProfile;

/** The disclosure profiles that come with this program. */
@Component
class KnownProfiles implements AgreedProfiles {

    private final Map<String, Discloser> disclosers = new ConcurrentHashMap<>();

    @Override
    public Optional<Digest> digestOf(String profile) {
        try {
            return Optional.of(Digest.parse(DisclosureProfile.named(profile).digest()));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** Whether all that may leave under the first profile may leave under the second; false where one is not known. */
    boolean isWithin(String profile, String other) {
        if (digestOf(profile).isEmpty() || digestOf(other).isEmpty()) {
            return false;
        }
        DisclosureProfile some = DisclosureProfile.named(profile);
        DisclosureProfile others = DisclosureProfile.named(other);
        boolean describes = some.offenderProfiles() == DisclosureProfile.OffenderProfiles.ALWAYS
                && others.offenderProfiles() != DisclosureProfile.OffenderProfiles.ALWAYS;
        return !describes
                && some.parts().entrySet().stream()
                        .allMatch(part -> others.parts()
                                        .getOrDefault(part.getKey(), List.of())
                                        .containsAll(part.getValue())
                                && others.parts().containsKey(part.getKey()));
    }

    /** Decides what leaves under the profile of that name; empty if this program has none. */
    Optional<Discloser> discloser(String profile) {
        Discloser known = disclosers.get(profile);
        return known != null
                ? Optional.of(known)
                : digestOf(profile)
                        .map(digest -> disclosers.computeIfAbsent(
                                profile, name -> new Discloser(DisclosureProfile.named(name))));
    }
}
