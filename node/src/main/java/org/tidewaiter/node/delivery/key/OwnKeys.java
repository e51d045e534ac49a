package org.tidewaiter.node.delivery.key;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.identity.TlsTerms;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.keys.KeyAnnouncement;
import org.tidewaiter.exchange.keys.KeyAnnouncement.What;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.delivery.partner.IdentityConfiguration;
import org.tidewaiter.node.delivery.partner.KeyEventRows.Learnt;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.standing.Standing;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * Changes this node's key: the next one is made and announced to every partner under the one in use; once all have confirmed,
 * it is used from the next start on; then the former is retired. Both are good at every partner in between.
 */
@Component
public class OwnKeys {

    private final NodeIdentity identity;
    private final Path directory;
    private final Partners partners;
    private final KeyTelling telling;
    private final AuditTrail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OwnKeys(
            NodeIdentity identity,
            NodeSettings settings,
            Partners partners,
            KeyTelling telling,
            AuditTrail trail,
            Clock clock) {
        this.identity = identity;
        this.directory = IdentityConfiguration.directory(settings);
        this.partners = partners;
        this.telling = telling;
        this.trail = trail;
        this.clock = clock;
    }

    /** How far a change of keys has come. */
    enum Stage {
        /** One key is in use. */
        ONE_KEY,
        /** The next is announced; some partner has not confirmed it. */
        ANNOUNCED,
        /** All partners have confirmed the next. */
        CONFIRMED,
        /** It takes its place at the next start. */
        DUE,
        /** It is in use; partners still take the former. */
        CHANGED,
        /** The former is retired; some partner has not confirmed that. */
        RETIRING,
        /** All keys but a new one are revoked; it takes their place at the next start. */
        REVOKED,
        /** The one that was left is in use; some partner has not confirmed the revocation. */
        REPLACED
    }

    /**
     * Where a change of keys stands.
     *
     * @param other the next key, or the former one; null where there is none
     * @param waiting partners that have not confirmed what was announced last, or are to be brought the revocation
     */
    record Standing(
            Stage stage, VerificationKey inUse, @Nullable VerificationKey other, List<String> waiting) {}

    Standing standing() {
        List<Learnt> own = own();
        VerificationKey inUse = identity.verificationKey();
        Learnt last = own.isEmpty() ? null : own.getLast();
        if (last == null) {
            return new Standing(Stage.ONE_KEY, inUse, null, List.of());
        }
        if (last.what() == What.REVOKES) {
            return revoked(last, inUse);
        }
        List<String> waiting = telling.waiting(last);
        if (last.what() == What.RETIRES) {
            return waiting.isEmpty()
                    ? new Standing(Stage.ONE_KEY, inUse, null, List.of())
                    : new Standing(Stage.RETIRING, inUse, last.key(), waiting);
        }
        if (last.key().equals(inUse)) {
            return new Standing(Stage.CHANGED, inUse, former(own), waiting);
        }
        Stage stage =
                NodeIdentity.isChangeDue(directory) ? Stage.DUE : waiting.isEmpty() ? Stage.CONFIRMED : Stage.ANNOUNCED;
        return new Standing(stage, inUse, last.key(), waiting);
    }

    /** What happened to the keys that sign. */
    private List<Learnt> own() {
        return telling.own().stream()
                .filter(learnt -> learnt.what() != What.RECOVERS)
                .toList();
    }

    private Standing revoked(Learnt last, VerificationKey inUse) {
        if (!last.key().equals(inUse)) {
            return new Standing(Stage.REVOKED, inUse, last.key(), partners.names());
        }
        List<String> waiting = telling.waiting(last);
        return new Standing(waiting.isEmpty() ? Stage.ONE_KEY : Stage.REPLACED, inUse, null, waiting);
    }

    /** The key before the one in use. */
    private VerificationKey former(List<Learnt> own) {
        return own.stream()
                .filter(learnt -> learnt.what() != What.RETIRES)
                .map(Learnt::key)
                .filter(key -> !key.equals(identity.verificationKey()))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> own.getFirst().root());
    }

    /** Makes the next key and announces it; for partners that have come since, announces it again. */
    @Transactional
    public void announce(AccessScope scope) {
        scope.require(Permission.ADMINISTER_NETWORK);
        switch (standing().stage()) {
            case CHANGED, RETIRING -> throw KeyProblems.conflict("former-in-use");
            case REVOKED -> throw KeyProblems.conflict("revoked");
            case REPLACED -> throw KeyProblems.conflict("revocation-not-confirmed");
            case ONE_KEY, ANNOUNCED, CONFIRMED, DUE -> {}
        }
        NodeIdentity next = NodeIdentity.next(directory).orElseGet(this::made);
        String jws = KeyAnnouncement.ofSuccessor(identity.node(), identity.signingKey(), next.signingKey(), now());
        telling.tell(new KeyAnnouncement(identity.node(), What.SUCCEEDS, next.verificationKey(), now()), jws);
        record(scope, "key.announced", next.verificationKey());
    }

    private NodeIdentity made() {
        NodeIdentity next = NodeIdentity.create(identity.node(), TlsTerms.standard(List.of(), clock), random);
        next.storeAsNext(directory);
        return next;
    }

    /** The next key is used from the next start on. */
    void use(AccessScope scope) {
        scope.require(Permission.ADMINISTER_NETWORK);
        Standing standing = standing();
        switch (standing.stage()) {
            case CONFIRMED -> {
                NodeIdentity.letChange(directory);
                record(scope, "key.due", KeyProblems.present(standing.other()));
            }
            case ANNOUNCED -> throw KeyProblems.conflict("not-confirmed-by-all");
            case DUE -> {}
            // Where the node died between the two.
            case REVOKED -> NodeIdentity.letChange(directory);
            case ONE_KEY, CHANGED, RETIRING, REPLACED -> throw KeyProblems.conflict("no-next-key");
        }
    }

    /** Tells partners that the former key is not used any more. */
    @Transactional
    public void retire(AccessScope scope) {
        scope.require(Permission.ADMINISTER_NETWORK);
        Standing standing = standing();
        if (standing.stage() != Stage.CHANGED && standing.stage() != Stage.RETIRING) {
            throw KeyProblems.conflict("no-former-key");
        }
        VerificationKey former = KeyProblems.present(standing.other());
        String jws = KeyAnnouncement.ofRetirement(identity.node(), identity.signingKey(), former, now());
        telling.tell(new KeyAnnouncement(identity.node(), What.RETIRES, former, now()), jws);
        record(scope, "key.retired", former);
    }

    private void record(AccessScope scope, String action, VerificationKey key) {
        trail.record(scope, action, identity.node(), Map.of("digest", key.id().text()));
    }

    /** Every key of this node under which something may have been encrypted to it. */
    public List<SigningKey> forReading() {
        return Stream.of(
                        Stream.of(identity.signingKey()),
                        NodeIdentity.next(directory).map(NodeIdentity::signingKey).stream(),
                        NodeIdentity.former(directory).stream())
                .flatMap(keys -> keys)
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
