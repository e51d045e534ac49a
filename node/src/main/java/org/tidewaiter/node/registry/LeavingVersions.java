package org.tidewaiter.node.registry;

import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.settings.NodeSettings;

/** Says for each agreement what leaves under it. */
@Component
class LeavingVersions {

    private final NodeSettings settings;
    private final KnownPartners partners;
    private final KnownAgreements known;
    private final KnownProfiles profiles;
    private final HandlingRules handlingRules;

    LeavingVersions(
            NodeSettings settings,
            KnownPartners partners,
            KnownAgreements known,
            KnownProfiles profiles,
            HandlingRules handlingRules) {
        this.settings = settings;
        this.partners = partners;
        this.known = known;
        this.profiles = profiles;
        this.handlingRules = handlingRules;
    }

    /**
     * For one look at the store: agreements are read once.
     *
     * @throws IllegalArgumentException if this program has no such profile
     */
    Leaving under(Agreement agreement) {
        String profile = agreement.profile().name();
        return new Leaving(
                agreement,
                profiles.discloser(profile)
                        .orElseThrow(() -> new IllegalArgumentException("no disclosure profile " + profile)),
                new PassingOn(settings, partners, known, profiles, handlingRules, agreement));
    }
}
