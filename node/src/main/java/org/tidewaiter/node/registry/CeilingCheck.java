package org.tidewaiter.node.registry;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;

/** Whether a relay keeps below what the originator signed: a receiver refuses as a whole what it should never have got. */
@Component
class CeilingCheck {

    private static final String BEYOND = "beyond-ceiling";

    private final KnownProfiles profiles;
    private final HandlingRules handlingRules;

    CeilingCheck(KnownProfiles profiles, HandlingRules handlingRules) {
        this.profiles = profiles;
        this.handlingRules = handlingRules;
    }

    /** What is wrong with a version of content that came under the agreement; nothing with one that its issuer sent itself. */
    List<ItemFault> faults(Agreement agreement, VersionContent version, List<Part> parts) {
        VersionClaims claims = version.claims();
        List<ItemFault> faults = new ArrayList<>();
        if (claims.issuer().equals(agreement.sender())) {
            return faults;
        }
        if (!agreement.relays(claims.identity().originator())) {
            faults.add(new ItemFault("/claims/originator", "beyond-agreement"));
            return faults;
        }
        String recipients = agreement.passedOn().map(Relaying::recipients).orElseThrow();
        if (!claims.onward().classes().contains(recipients)) {
            faults.add(new ItemFault("/claims/onward", BEYOND));
        }
        if (!handlingRules.letPassOn(claims.handling())) {
            faults.add(new ItemFault("/claims/handling", BEYOND));
        }
        if (disclosesBeyond(claims.onward(), parts)) {
            faults.add(new ItemFault("/disclosures", BEYOND));
        }
        return faults;
    }

    private boolean disclosesBeyond(Onward ceiling, List<Part> parts) {
        return parts.stream().anyMatch(part -> part.name().equals(DisclosedContent.PSEUDONYM))
                || profiles.discloser(ceiling.profile())
                        .filter(profile -> profile.excess(parts).isEmpty())
                        .isEmpty();
    }
}
