package org.tidewaiter.node.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.VerifiedAgreement;

/**
 * An agreement of this node with all its revisions.
 *
 * @param revisions at least one, in their order
 * @param binding the revision that binds now, suspended or not; null before the first begins and after the last has ended
 * @param suspension by this node; null where there is none
 */
public record AgreementStanding(
        List<Revision> revisions,
        @Nullable Agreement binding,
        @Nullable Suspension suspension) {

    public AgreementStanding {
        revisions = List.copyOf(revisions);
    }

    /**
     * A revision that both sides signed.
     *
     * @param recordedAt when it came to this node
     * @param adoptedBy account that took it in at the running node; null where it stands in the settings
     */
    public record Revision(
            VerifiedAgreement verified,
            @Nullable Instant recordedAt,
            @Nullable String adoptedBy) {

        public Agreement agreement() {
            return verified.agreement();
        }
    }

    /**
     * No report travels under it until it is resumed.
     *
     * @param reason code; null where none was given
     */
    public record Suspension(
            Instant since, String by, @Nullable String reason) {}

    public Agreement newest() {
        return revisions.getLast().agreement();
    }
}
