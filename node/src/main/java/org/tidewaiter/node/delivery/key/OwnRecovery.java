package org.tidewaiter.node.delivery.key;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.TlsTerms;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.keys.KeyAnnouncement;
import org.tidewaiter.exchange.keys.KeyAnnouncement.What;
import org.tidewaiter.exchange.keys.RecoveryKey;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.delivery.partner.IdentityConfiguration;
import org.tidewaiter.node.delivery.partner.KeyEventRows.Learnt;
import org.tidewaiter.node.delivery.standing.Standing;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * This node's recovery key, of which it knows the public half alone, and the revocation of all other keys with it. The secret
 * half is in this process only while it is made, committed to or used.
 */
@Component
class OwnRecovery {

    private final NodeIdentity identity;
    private final Path directory;
    private final KeyTelling telling;
    private final OwnKeys keys;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OwnRecovery(
            NodeIdentity identity,
            NodeSettings settings,
            KeyTelling telling,
            OwnKeys keys,
            AuditTrail trail,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.identity = identity;
        this.directory = IdentityConfiguration.directory(settings);
        this.telling = telling;
        this.keys = keys;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What is known of the recovery key.
     *
     * @param key its public half; null while the node is committed to none
     * @param waiting partners that have not confirmed it
     * @param revoked whether the node has revoked keys, so that there is a statement to be brought to partners
     */
    record Standing(@Nullable VerificationKey key, List<String> waiting, boolean revoked) {}

    Standing standing() {
        Learnt committed = telling.recovery().orElse(null);
        return committed == null
                ? new Standing(null, List.of(), false)
                : new Standing(
                        committed.key(), telling.waiting(committed), statement().isPresent());
    }

    /** A new one, of which nothing is kept: it counts when it is brought back by {@link #commit}. */
    RecoveryKey make(AccessScope scope) {
        scope.require(Permission.ADMINISTER_NETWORK);
        return RecoveryKey.generate(identity.node(), random);
    }

    /**
     * Commits this node to a recovery key and tells every partner. That it is brought shows that it was kept.
     *
     * @param former the one that it takes the place of, which must give its word; null for the first
     */
    @Transactional
    public void commit(AccessScope scope, String text, @Nullable String former) {
        scope.require(Permission.ADMINISTER_NETWORK);
        if (keys.standing().stage() == OwnKeys.Stage.REVOKED) {
            throw KeyProblems.conflict("revoked");
        }
        RecoveryKey recovery = read(text);
        VerificationKey committed = committed().orElse(null);
        boolean known = telling.own().stream()
                .anyMatch(event -> event.what() == What.RECOVERS && event.key().equals(recovery.verificationKey()));
        if (known) {
            throw KeyProblems.conflict("recovery-key-known");
        }
        if (committed != null && (former == null || former.isBlank())) {
            throw KeyProblems.conflict("former-recovery-key");
        }
        RecoveryKey consents = committed == null ? null : committed(former == null ? "" : former, committed);
        String jws = KeyAnnouncement.ofRecovery(identity.signingKey(), recovery, consents, now());
        telling.tell(announcement(What.RECOVERS, recovery.verificationKey()), jws);
        record(scope, "key.recovery-committed", recovery.verificationKey());
    }

    /**
     * Revokes every key of this node, as of now, but a new one that nobody has seen; it is used from the next start on.
     *
     * @return the statement, which people bring to each partner
     */
    String revoke(AccessScope scope, String text) {
        scope.require(Permission.ADMINISTER_NETWORK);
        RecoveryKey recovery = committed(text, committed().orElseThrow(() -> KeyProblems.conflict("no-recovery-key")));
        NodeIdentity left = NodeIdentity.create(identity.node(), TlsTerms.standard(List.of(), clock), random);
        // Whoever has seen the key in use has seen a next one too.
        left.storeInsteadOfNext(directory);
        String jws = KeyAnnouncement.ofRevocation(recovery, left.signingKey(), now());
        transaction.executeWithoutResult(status -> {
            telling.keep(announcement(What.REVOKES, left.verificationKey()), jws);
            record(scope, "key.revoked", left.verificationKey());
        });
        // Only now: a node that started under a key of which there is no statement would be known to nobody.
        NodeIdentity.letChange(directory);
        return jws;
    }

    /** The last statement by which this node has revoked its keys. */
    Optional<String> statement() {
        return telling.own().stream()
                .filter(event -> event.what() == What.REVOKES)
                .reduce((earlier, later) -> later)
                .map(Learnt::jws);
    }

    private Optional<VerificationKey> committed() {
        return telling.recovery().map(Learnt::key);
    }

    private RecoveryKey committed(String text, VerificationKey committed) {
        RecoveryKey brought = read(text);
        if (!brought.verificationKey().equals(committed)) {
            throw KeyProblems.conflict("wrong-recovery-key");
        }
        return brought;
    }

    private RecoveryKey read(String text) {
        try {
            RecoveryKey read = RecoveryKey.parse(text);
            if (read.node().equals(identity.node())) {
                return read;
            }
        } catch (IllegalArgumentException unreadable) {
            throw KeyProblems.unreadable();
        }
        throw KeyProblems.unreadable();
    }

    private KeyAnnouncement announcement(What what, VerificationKey key) {
        return new KeyAnnouncement(identity.node(), what, key, now());
    }

    private void record(AccessScope scope, String action, VerificationKey key) {
        trail.record(scope, action, identity.node(), Map.of("digest", key.id().text()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
