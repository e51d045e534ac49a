package org.tidewaiter.node.delivery.comparison;

import java.util.Locale;

/** What the sender did about a difference. */
public enum HealingAction {
    /** The version is on the lane again; the next receipt confirms it. */
    SENT_AGAIN,
    /** The report is taken back again. */
    RECALLED_AGAIN,
    /** The withdrawal is sent again. */
    WITHDRAWN_AGAIN,
    /** Columns were written anew from bytes that verify. */
    MENDED,
    /** A person adopts the signed bytes that the receiver has given back, or withdraws the report. */
    ADOPT_OR_WITHDRAW,
    /** Nothing can be done without a person: restore the copy, or withdraw. */
    FOR_A_PERSON;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean takesBack() {
        return this == WITHDRAWN_AGAIN || this == RECALLED_AGAIN;
    }

    public static HealingAction ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
