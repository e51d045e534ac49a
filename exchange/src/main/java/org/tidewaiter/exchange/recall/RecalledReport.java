package org.tidewaiter.exchange.recall;

import java.util.List;
import java.util.Objects;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.DisclosedSet;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * A report that is taken back.
 *
 * @param version the highest version of it that its issuer knows, whether the receiver ever got it or not
 * @param digest digest of that version
 */
public record RecalledReport(ReportIdentity identity, int version, Digest digest) {

    public RecalledReport {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(digest, "digest");
        Codes.requireNumber(version, 1, "the version");
    }

    /** What a receipt calls it. Nothing of a version is disclosed by taking it back. */
    public ItemReference reference() {
        return new ItemReference(digest, DisclosedSet.digest(List.of()));
    }
}
