package org.tidewaiter.node.mandates;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.mandate.Mandate;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.delivery.IncomingLetters.Taking;
import org.tidewaiter.node.web.ProblemException;

/** Takes mandates in, from a person or a partner. How one came proves nothing: what counts is who signed it. */
@Component
class MandateDesk {

    /** Mandates that one partner may bring. */
    static final int MOST_BROUGHT = 1000;

    private final HeldMandates held;
    private final MandateRows rows;
    private final AuditTrail trail;
    private final AccessScope node;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MandateDesk(
            HeldMandates held,
            MandateRows rows,
            AuditTrail trail,
            NodeScope node,
            ApplicationEventPublisher events,
            Clock clock) {
        this.held = held;
        this.rows = rows;
        this.trail = trail;
        this.node = node.scope();
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a mandate from a person to whom it was brought. Taken again, it changes nothing.
     *
     * @param text the token, with whatever blanks were added on its way
     */
    @Transactional
    public Mandate take(AccessScope scope, String text) {
        scope.require(Permission.ADMINISTER_NETWORK);
        String jws = text.replaceAll("\\s", "");
        Mandate claimed;
        try {
            claimed = Mandate.claimed(jws).mandate();
        } catch (Refusal unreadable) {
            throw refused("no-mandate");
        }
        Authority authority = held.authority(claimed.originator())
                .orElseThrow(() -> refused("unknown-authority", claimed.originator()));
        try {
            keep(scope, Mandate.read(jws, authority.key()), null);
            return claimed;
        } catch (Refusal underAnotherKey) {
            throw refused("wrong-key", claimed.originator());
        }
    }

    private static ProblemException refused(String code, Object... arguments) {
        return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, code, "mandates.problem." + code, arguments);
    }

    /** Takes what a partner's letter brings. One of an authority whose key is not known here is kept until it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Taking learn(String partner, String jws) {
        try {
            Mandate.Signed claimed = Mandate.claimed(jws);
            Authority authority = held.authority(claimed.mandate().originator()).orElse(null);
            if (authority != null) {
                Mandate.read(jws, authority.key());
            }
            if (rows.broughtBy(partner) >= MOST_BROUGHT) {
                return new Taking.Refused("too-many");
            }
            keep(node, claimed, partner);
            return new Taking.Taken();
        } catch (Refusal refusal) {
            return new Taking.Refused(refusal.rule().code());
        }
    }

    private void keep(AccessScope by, Mandate.Signed signed, @Nullable String broughtBy) {
        rows.add(signed, broughtBy, clock.instant()).ifPresent(position -> {
            Mandate mandate = signed.mandate();
            trail.record(
                    by,
                    mandate.what() == Mandate.What.GRANTS ? "mandate.granted" : "mandate.ended",
                    mandate.node(),
                    Map.of(
                            "originator",
                            mandate.originator(),
                            "digest",
                            signed.digest().text()));
            events.publishEvent(new MandatesChanged());
        });
    }
}
