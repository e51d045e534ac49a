package org.tidewaiter.node.registry;

import java.util.Locale;

/** Why a report is not due under an agreement; its words stand in the list {@code not-due-reason}. */
public enum NotDueReason {
    OTHER_EVENT_KIND,
    /** The event was in a country that the agreement does not name. */
    OTHER_PLACE,
    /** No goods line is of an agreed category. */
    OTHER_CATEGORY,
    /** Every goods line of an agreed category is below its threshold. */
    BELOW_THRESHOLD,
    /** This version would be due, but a later one is not. */
    LEFT_SCOPE,
    /** It was received, and its originator, its handling or an agreement does not let it be passed on there. */
    NOT_ONWARD,
    /** It was received from there, or issued there. */
    CAME_FROM_THERE,
    /** It was received, and taken back. */
    RECALLED;

    /** The code in the list {@code not-due-reason}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
