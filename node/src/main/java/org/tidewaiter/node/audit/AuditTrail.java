package org.tidewaiter.node.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Accounts;
import org.tidewaiter.node.access.Permission;

/** The node's audit trail. */
@Service
public class AuditTrail {
    private static final int STRIDE = 1_000;

    private final AuditStore store;
    private final Accounts accounts;
    private final PendingEntries pending;
    private final Clock clock;

    AuditTrail(AuditStore store, Accounts accounts, PendingEntries pending, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.pending = pending;
        this.clock = clock;
    }

    /**
     * Records that something was done or seen. In a transaction the entry is written right before its commit and fails
     * with it; without one, at once. Record the reading of something restricted before it is shown, outside a read-only
     * transaction.
     *
     * @param action what, two words with a dot: {@code report.released}
     * @param subject to what; an identifier, never a name or a national case reference
     * @param details codes and identifiers under keys of the audit vocabulary. That no personal data is among them is
     *     the caller's duty: the trail only checks that they look like codes
     * @throws IllegalArgumentException for an unknown key, or a value that is not a code
     */
    public void record(AccessScope who, String action, String subject, Map<String, String> details) {
        record(who.accountId(), who.accountName(), action, subject, details);
    }

    void record(UUID account, String accountName, String action, String subject, Map<String, String> details) {
        AuditVocabulary.check(action, subject, details);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        pending.add(position ->
                new AuditEntry(position, at, account, accountName, action, subject, new TreeMap<>(details)));
    }

    /**
     * Newest first. Who belongs to a member of a gateway reads what that member's people did and saw.
     *
     * @param below entries from this position on are left out; none to begin with the newest
     */
    public List<AuditEntry> entries(AccessScope by, AuditFilter filter, Optional<Long> below, int limit) {
        by.require(Permission.READ_AUDIT);
        return store.newest(filter, accounts.ofMember(by), below.orElse(Long.MAX_VALUE), limit);
    }

    /**
     * Whether this account may have the chain verified: its length tells of everybody's doing, so nobody who belongs to
     * a member of a gateway may.
     */
    public boolean mayVerify(AccessScope by) {
        return by.may(Permission.READ_AUDIT) && by.member().isEmpty();
    }

    /** Walks the whole chain as it stands at one moment, a thousand entries at a time. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ChainCheck verifyChain() {
        var head = store.head();
        long position = 0;
        byte[] previous = new byte[32];
        while (true) {
            List<AuditStore.Stored> stride = store.after(position, STRIDE);
            for (AuditStore.Stored stored : stride) {
                position++;
                Optional<ChainCheck.Fault> fault = fault(stored, position, previous);
                if (fault.isPresent()) {
                    return new ChainCheck.Broken(position, fault.get());
                }
                previous = stored.hash();
            }
            if (stride.isEmpty()) {
                return position == head.position() && Arrays.equals(previous, head.hash())
                        ? new ChainCheck.Intact(position, HexFormat.of().formatHex(previous))
                        : new ChainCheck.Broken(position + 1, ChainCheck.Fault.CUT);
            }
        }
    }

    private static Optional<ChainCheck.Fault> fault(AuditStore.Stored stored, long position, byte[] previous) {
        if (stored.entry().position() != position) {
            return Optional.of(ChainCheck.Fault.MISSING);
        }
        if (!Arrays.equals(stored.previous(), previous)) {
            return Optional.of(ChainCheck.Fault.UNLINKED);
        }
        return Arrays.equals(stored.hash(), stored.entry().hash(previous))
                ? Optional.empty()
                : Optional.of(ChainCheck.Fault.ALTERED);
    }
}
