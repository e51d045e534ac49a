package org.tidewaiter.node.delivery;

import java.util.List;
import java.util.Optional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VerifiedVersion;
import org.tidewaiter.node.access.AccessScope;

/**
 * Versions that this node issued, has lost since, and partners have given back under its own signature. A person adopts each,
 * so that it stands here again, or withdraws its report. The store does that; here is kept what waits and what was decided.
 */
public interface LostVersions {

    /** What can be decided. */
    enum Decision {
        /** It stands here again; of two branches the next version says what this one said. */
        ADOPTED,
        WITHDRAWN,
        /** Of two branches the next version says what the one said that stands here. */
        KEPT
    }

    /**
     * Published in the transaction that keeps what came back: a withdrawal by this node of a report that stands here as if it were
     * in force. It is final, so that nothing is left to decide.
     */
    record WithdrawalLost(VersionRef version) {}

    /**
     * A version that was given back.
     *
     * @param branch whether this node holds another version in its place, or in that of one before it
     */
    record Given(VerifiedVersion version, boolean branch) {}

    /** What waits for a decision, of the countries and the authority that this account decides for. */
    List<LostVersion> open(AccessScope scope, int limit);

    /** The newest version of another branch of a report that waits for a decision. */
    Optional<VersionRef> branch(AccessScope scope, ReportIdentity report);

    /** Destroys what was given back of an erased report, in the caller's transaction. */
    void erase(ReportIdentity report);

    /** The version with the most parts that a partner has given back, locked until the caller's transaction ends. */
    Optional<Given> lock(AccessScope scope, VersionRef version);

    /**
     * Keeps what was decided, in the caller's transaction, after the store has it. The partners that gave the version back are
     * sent it again, so that their receipts show what they hold, and so that a withdrawal reaches them. Of two branches all hold
     * one or the other, and are sent the version that follows both.
     */
    void decided(AccessScope scope, Given given, Decision decision);
}
