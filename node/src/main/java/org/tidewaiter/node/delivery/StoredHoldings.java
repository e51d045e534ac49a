package org.tidewaiter.node.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.reconciliation.Holding;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.exchange.version.VerifiedVersion;

/**
 * What is held, as the stored bytes say and no column beside them; implemented by the store of versions. Both reads go
 * through everything in the order of {@link Holding#ORDER}, in the caller's transaction, and keep nothing.
 */
public interface StoredHoldings {

    /** What is held from a partner and was not taken back, up to a place in its lane. */
    void from(String sender, LanePlace cut, Consumer<Holding> each);

    /** The bytes of a version that came from a partner and was not taken back; empty where none is held. */
    Optional<SignedVersion> bytes(String sender, VersionRef version);

    /** What this node issued, and what of it travels under an agreement now. */
    void own(Agreement agreement, Consumer<OwnReport> each);

    /**
     * Writes the columns of an own version anew from its bytes, in the caller's transaction.
     *
     * @return false where its bytes do not verify, or there are none
     */
    boolean mend(VersionRef own);

    /**
     * Keeps an own version that a partner has given back, if it cannot stand in one line with those stored: the next version of
     * its report is to be numbered above it and to follow it. In the caller's transaction.
     *
     * @return whether it is another branch; false where it has only been lost
     */
    boolean branch(VerifiedVersion own);

    /**
     * Whether nothing that a partner sent of a report up to a version stands here any more: it is withdrawn, was taken back, or gave
     * way to a later version; also where nothing of it is held.
     */
    boolean isTakenBack(String sender, VersionRef version);

    /** Whether it is another branch of an own report that a version stored here follows: whoever holds it may keep it. */
    boolean isFollowedBranch(VersionRef version, Digest digest);

    /** The versions of one report, by number. */
    record OwnReport(ReportIdentity identity, List<OwnVersion> versions) {

        public OwnReport {
            versions = List.copyOf(versions);
        }
    }

    /**
     * One version that this node issued.
     *
     * @param digest of the stored signing input
     * @param sound whether this node's signature holds, and no column contradicts the bytes
     * @param disclosed over the disclosures that travel under the agreement now; null where it is not due
     * @param position in the journal
     */
    record OwnVersion(
            int version,
            boolean withdrawal,
            Digest digest,
            boolean sound,
            @Nullable Digest disclosed,
            long position,
            Instant releasedAt) {}
}
