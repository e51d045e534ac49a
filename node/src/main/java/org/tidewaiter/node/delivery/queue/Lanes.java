package org.tidewaiter.node.delivery.queue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.access.AccessScope;

/** What travels between this node and its partners, for people. All of it wants the permission to see the network. */
public interface Lanes {

    /** Every partner, in the order of the settings. */
    List<LaneState> all(AccessScope scope);

    Optional<LaneState> of(AccessScope scope, String partner);

    /**
     * Dispatches to a partner, newest first.
     *
     * @param before only older ones than this; null to begin with the newest
     */
    List<Trip> sent(AccessScope scope, String partner, @Nullable UUID before, int limit);

    /** Dispatches from a partner, newest first, by the receipts issued for them. */
    List<Trip> received(AccessScope scope, String partner, @Nullable UUID before, int limit);

    /** Versions past the agreed hours: first those not delivered yet, then those delivered late in the last 30 days. */
    List<OverdueVersion> overdue(AccessScope scope, String partner, int limit);

    /** Versions that the partner refused or that conflict with what it holds, newest first. */
    List<OverdueVersion> notAccepted(AccessScope scope, String partner, int limit);
}
