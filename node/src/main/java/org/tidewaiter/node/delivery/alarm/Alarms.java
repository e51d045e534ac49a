package org.tidewaiter.node.delivery.alarm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.access.AccessScope;

/** The alarms of the exchange. All of it wants the permission to see the network. */
public interface Alarms {

    /**
     * Alarms, newest first.
     *
     * @param partner only of this one; null for all
     * @param open only those that nobody has seen
     */
    List<Alarm> list(AccessScope scope, @Nullable String partner, boolean open, int limit);

    /** Marks an alarm as seen; false if there is none, or somebody has seen it before. */
    boolean acknowledge(AccessScope scope, long id);
}
