package org.tidewaiter.node.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.SignedVersion;

/** Whether and how a version travels to a partner. */
public sealed interface Travel {

    /**
     * It travels with these disclosures.
     *
     * @param digest digest of the version
     * @param disclosed digest over the disclosures that travel
     * @param after digest of the version that the partner has accepted, or null
     * @param skipped bare JWTs of versions between that one and this one, oldest first
     * @param attachments digests of bytes that these disclosures name, and that follow when the version has arrived
     */
    record Travels(
            SignedVersion version,
            Digest digest,
            Digest disclosed,
            @Nullable Digest after,
            List<String> skipped,
            List<Digest> attachments)
            implements Travel {

        public Travels {
            skipped = List.copyOf(skipped);
            attachments = List.copyOf(attachments);
        }
    }

    /** It has left the agreement, and the partner may hold what was sent of it before: that is taken back. */
    record Recalled(RecalledReport report) implements Travel {}

    /** It is outside the agreement: a code of the list {@code not-due-reason}. */
    record NotDue(String reason) implements Travel {}

    /**
     * It is held back for now.
     *
     * @param until when to look again; null until the hold is lifted
     */
    record Held(@Nullable Instant until, String reason) implements Travel {}

    /** It waits, and is asked about again then: whether it travels cannot be said now. */
    record Postponed(Instant until, String reason) implements Travel {}
}
