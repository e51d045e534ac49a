package org.tidewaiter.exchange.reconciliation;

import java.util.List;
import org.tidewaiter.exchange.version.Digest;

/** What one end holds at a cut. It does not change while it is asked. */
public interface Holdings {

    /** The digest of all, and how many they are. */
    Summary summary() throws InterruptedException;

    /**
     * The digests of the children of each of these nodes, none of which is a leaf.
     *
     * @param prefixes at most {@value ReconciliationBounds#PREFIXES}
     */
    List<List<Digest>> children(List<Prefix> prefixes) throws InterruptedException;

    /**
     * Holdings of a leaf in their order, at most {@value ReconciliationBounds#HOLDINGS}.
     *
     * @param from how many of the leaf's come before
     */
    Page page(Prefix leaf, int from) throws InterruptedException;

    /** All in one digest. */
    record Summary(Digest root, long count) {}

    /**
     * A part of a leaf.
     *
     * @param more whether others follow
     */
    record Page(List<Holding> holdings, boolean more) {

        public Page {
            holdings = List.copyOf(holdings);
        }
    }
}
