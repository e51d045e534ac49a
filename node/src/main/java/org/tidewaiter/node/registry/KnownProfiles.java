package org.tidewaiter.node.registry;

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
