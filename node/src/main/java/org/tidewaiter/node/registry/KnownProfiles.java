package org.tidewaiter.node.registry;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.AgreedProfiles;
import org.tidewaiter.report.disclosure.DisclosureProfile;

/** The disclosure profiles that come with this program. */
@Component
class KnownProfiles implements AgreedProfiles {

    @Override
    public Optional<Digest> digestOf(String profile) {
        try {
            return Optional.of(Digest.parse(DisclosureProfile.named(profile).digest()));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
