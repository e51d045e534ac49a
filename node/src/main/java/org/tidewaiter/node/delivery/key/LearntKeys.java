package org.tidewaiter.node.delivery.key;

import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.keys.KeyAnnouncement;
import org.tidewaiter.exchange.keys.KeyAnnouncement.What;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.delivery.IncomingLetters.Taking;
import org.tidewaiter.node.delivery.PartnersChanged;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.partner.KeyEventRows;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.web.ProblemException;

/**
 * Learns what partners say of their keys, by letter or from a file that a person was brought. How it came proves nothing:
 * what counts is the key that signed it, and the order of receipt.
 */
@Component
class LearntKeys {

    private final Partners partners;
    private final KeyEventRows rows;
    private final AlarmRows alarms;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LearntKeys(
            Partners partners,
            KeyEventRows rows,
            AlarmRows alarms,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.partners = partners;
        this.rows = rows;
        this.alarms = alarms;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a statement by which a partner has revoked its keys, from a person to whom it was brought. No way of the partner's
     * own is open: the line knows it by the keys that are not to be believed any more.
     *
     * @param text the token, with whatever blanks were added on its way
     * @return the partner's name
     */
    @Transactional
    public String take(AccessScope scope, String text) {
        scope.require(Permission.ADMINISTER_NETWORK);
        String jws = text.replaceAll("\\s", "");
        try {
            KeyAnnouncement claimed = KeyAnnouncement.claimed(jws);
            if (claimed.what() != What.REVOKES) {
                throw refused("not-a-statement");
            }
            if (partners.named(claimed.node()).isEmpty()) {
                throw refused("not-of-a-partner");
            }
            return switch (learn(scope, claimed.node(), jws)) {
                case Taking.Taken _ -> claimed.node();
                case Taking.Refused(var reason) -> throw refused(worded(reason));
            };
        } catch (Refusal unreadable) {
            throw refused("not-a-statement");
        }
    }

    private static ProblemException refused(String code) {
        return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, code, "delivery.keys.problem." + code);
    }

    private static String worded(String reason) {
        return switch (Rule.of(reason).orElse(Rule.CLAIM_MALFORMED)) {
            case NO_RECOVERY_KEY -> "partner-without-recovery-key";
            case WRONG_KEY, BAD_SIGNATURE -> "not-under-recovery-key";
            case KEY_REVOKED -> "older-statement";
            default -> "not-a-statement";
        };
    }

    /** Learns what a partner says, on whoever's behalf; said again, it changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Taking learn(AccessScope by, String partner, String jws) {
        partners.refresh();
        try {
            KeyAnnouncement announced = KeyAnnouncement.read(jws, partner, partners);
            if (announced.what() != What.RETIRES && isOfAnother(announced.key(), partner)) {
                return new Taking.Refused("key-taken");
            }
            keep(by, announced, jws);
            return new Taking.Taken();
        } catch (Refusal refusal) {
            return new Taking.Refused(refusal.rule().code());
        }
    }

    private void keep(AccessScope by, KeyAnnouncement announced, String jws) {
        String partner = announced.node();
        VerificationKey root =
                partners.named(partner).map(known -> known.keys().root()).orElseThrow();
        rows.add(announced, root, jws, clock.instant()).ifPresent(position -> {
            trail.record(
                    by,
                    action(announced.what()),
                    partner,
                    Map.of("partner", partner, "digest", announced.key().id().text()));
            if (announced.what() == What.REVOKES) {
                alarms.raise(partner, AlarmKind.KEY_REVOKED, clock.instant());
            }
            events.publishEvent(new PartnersChanged());
        });
    }

    private static String action(What what) {
        return switch (what) {
            case SUCCEEDS -> "partner.key-announced";
            case RETIRES -> "partner.key-retired";
            case RECOVERS -> "partner.recovery-key";
            case REVOKES -> "partner.key-revoked";
        };
    }

    private boolean isOfAnother(VerificationKey key, String partner) {
        return partners.isOwn(key)
                || partners.holding(key)
                        .filter(other -> !other.name().equals(partner))
                        .isPresent();
    }
}
