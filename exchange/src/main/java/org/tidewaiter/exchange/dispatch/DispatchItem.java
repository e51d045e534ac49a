package org.tidewaiter.exchange.dispatch;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.ClaimedKind;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.exchange.version.VersionKind;

/**
 * One version in a dispatch. Not verified yet; see {@link org.tidewaiter.exchange.version.VersionVerifier}.
 *
 * @param version the version, with the disclosures that this partner may see
 * @param after digest of the version of the report that this partner last accepted; none if it accepted none
 * @param skipped tokens, without disclosures, of the versions between {@code after} and this one, oldest first; at most
 *     {@value #MAXIMUM_SKIPPED}
 * @param receipt one that this partner has signed for the version, or for others in the dispatch, and may have forgotten; not
 *     verified yet
 */
public record DispatchItem(
        SignedVersion version,
        @Nullable Digest after,
        List<String> skipped,
        @Nullable String receipt) {

    /** How many skipped versions come along. */
    public static final int MAXIMUM_SKIPPED = 50;

    public DispatchItem {
        Objects.requireNonNull(version, "version");
        skipped = List.copyOf(skipped);
        if (skipped.size() > MAXIMUM_SKIPPED) {
            throw new IllegalArgumentException("too many skipped versions");
        }
    }

    /** One with which no receipt is presented. */
    public DispatchItem(SignedVersion version, @Nullable Digest after, List<String> skipped) {
        this(version, after, skipped, null);
    }

    /** An item for a partner that accepted no version of the report yet. */
    public static DispatchItem first(SignedVersion version) {
        return new DispatchItem(version, null, List.of());
    }

    public Optional<Digest> lastAccepted() {
        return Optional.ofNullable(after);
    }

    /** A receipt that the partner may have forgotten. */
    public Optional<String> presented() {
        return Optional.ofNullable(receipt);
    }

    /** Whether the version says that it withdraws its report, and discloses nothing. */
    public boolean takesBack() {
        return version.disclosures().isEmpty()
                && ClaimedKind.of(version.jws())
                        .filter(VersionKind.WITHDRAWAL::equals)
                        .isPresent();
    }

    /** What a receipt calls this item. */
    public ItemReference reference() {
        return new ItemReference(version.digest(), version.disclosed());
    }
}
