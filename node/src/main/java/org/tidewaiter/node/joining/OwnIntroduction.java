package org.tidewaiter.node.joining;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.joining.Introduced;
import org.tidewaiter.node.settings.MemberSettings;
import org.tidewaiter.node.settings.NodeSettings;

/** What this node says of itself to one that does not know it. */
@Component
class OwnIntroduction {

    private final NodeSettings settings;
    private final NodeIdentity identity;

    OwnIntroduction(NodeSettings settings, NodeIdentity identity) {
        this.settings = settings;
        this.identity = identity;
    }

    /** @throws org.tidewaiter.node.web.ProblemException if partners cannot be told to call there */
    Introduced at(String address) {
        URI url;
        try {
            url = URI.create(address.strip());
        } catch (IllegalArgumentException none) {
            throw Obstacles.refused("address");
        }
        if (!Introduced.isAddress(url)) {
            throw Obstacles.refused("address");
        }
        return new Introduced(
                identity.node(),
                settings.node().title().en(),
                settings.node().title().fr(),
                url,
                identity.verificationKey(),
                originators());
    }

    /** The authorities that this node issues reports for. */
    List<String> originators() {
        return Optional.ofNullable(settings.node().originator())
                .map(List::of)
                .orElseGet(() -> settings.members().stream()
                        .map(MemberSettings::originator)
                        .sorted()
                        .toList());
    }

    /** An address to begin with, for a form. */
    String suggestion(String host) {
        return "https://" + host + ":" + settings.exchange().port();
    }
}
