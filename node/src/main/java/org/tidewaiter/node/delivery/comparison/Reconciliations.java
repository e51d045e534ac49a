package org.tidewaiter.node.delivery.comparison;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.access.AccessScope;

/** Comparisons with partners, for people. All of it wants the permission to see the network. */
public interface Reconciliations {

    /**
     * Comparisons with a partner, newest first.
     *
     * @param before only older ones than this; null to begin with the newest
     */
    List<Reconciliation> list(AccessScope scope, String partner, @Nullable UUID before, int limit);

    Optional<Reconciliation> of(AccessScope scope, String partner, UUID id);

    /**
     * Its differences about reports that the account may know of, in their order.
     *
     * @param after only those after this place; 0 to begin with the first
     */
    List<Reconciliation.Differing> differences(AccessScope scope, UUID id, int after, int limit);

    /**
     * Has what travels between this node and a partner compared as soon as possible; wants the permission to administer the
     * network. Where the partner sends, it is asked to compare.
     *
     * @return false where nothing travels between the two, or one is wanted already
     */
    boolean want(AccessScope scope, String partner);
}
