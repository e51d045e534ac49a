package org.tidewaiter.node.delivery;

import java.util.Optional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.node.access.AccessScope;

/**
 * Changes of agreements while the node runs. They bind at once: the sender judges every further dispatch by them, the
 * receiver every dispatch by those in force when it arrives.
 */
public interface AgreementChanges {

    /** What became of an agreement that was handed in. */
    sealed interface Adoption {

        record Adopted(Agreement agreement) implements Adoption {}

        record Refused(Reason reason) implements Adoption {}
    }

    /** Why an agreement is not taken in. */
    enum Reason {
        /** Both nodes must have signed the same text with the keys pinned here. */
        DOES_NOT_BIND,
        /** This node is neither its sender nor its receiver. */
        NOT_OURS,
        /** Its disclosure profile has another text here. */
        OTHER_PROFILE,
        /** It has a threshold by which this node cannot judge. */
        UNKNOWN_THRESHOLD,
        /** It is not the first revision of a new agreement, nor the next of a known one, naming it. */
        NOT_THE_NEXT_REVISION,
        /** Another agreement is valid the same way at the same time. */
        RIVAL
    }

    /** Takes in an agreement, or its next revision, that both sides signed. */
    Adoption adopt(AccessScope scope, SignedAgreement signed);

    /** What stands against taking in a text once both sides have signed it; empty if nothing does. */
    Optional<Reason> objection(Agreement agreement);

    /**
     * Lets nothing travel under an agreement, either way, until it is resumed.
     *
     * @param reason code
     * @return false where it was suspended already, or is not known
     */
    boolean suspend(AccessScope scope, String number, String reason);

    /**
     * Ends a suspension.
     *
     * @return whether there was one
     */
    boolean resume(AccessScope scope, String number);
}
