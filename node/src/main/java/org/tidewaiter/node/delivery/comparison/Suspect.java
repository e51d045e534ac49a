package org.tidewaiter.node.delivery.comparison;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.reconciliation.Difference;
import org.tidewaiter.exchange.reconciliation.Holding;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.comparison.ExpectedHoldings.Found;

/**
 * A version on which something is to be done, unless it is only on its way.
 *
 * @param found what was found to be wrong here alone; null where only the comparison shows it
 * @param theirs what the partner holds in its place and verifies; null for nothing, and where it was not asked
 */
public record Suspect(
        VersionRef version,
        DifferenceKind kind,
        @Nullable Found found,
        @Nullable Digest theirs) {

    public static Suspect of(Found found) {
        return new Suspect(found.version(), found.kind(), found, null);
    }

    public static Suspect of(Difference difference) {
        Holding theirs = difference.theirs();
        return new Suspect(
                new VersionRef(difference.identity(), difference.version()),
                kind(difference),
                null,
                theirs == null || !theirs.sound() ? null : theirs.digest());
    }

    private static DifferenceKind kind(Difference difference) {
        Holding mine = difference.mine();
        Holding theirs = difference.theirs();
        if (mine == null) {
            return DifferenceKind.UNEXPECTED_THERE;
        }
        if (!mine.sound()) {
            return DifferenceKind.DAMAGED_HERE;
        }
        if (theirs == null) {
            return DifferenceKind.MISSING_THERE;
        }
        if (!theirs.sound()) {
            return DifferenceKind.DAMAGED_THERE;
        }
        return theirs.digest().equals(mine.digest()) ? DifferenceKind.OTHER_DISCLOSED : DifferenceKind.OTHER_DIGEST;
    }
}
