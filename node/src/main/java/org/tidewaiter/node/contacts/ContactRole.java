package org.tidewaiter.node.contacts;

import java.util.Locale;

/** What a contact point is. */
public enum ContactRole {
    /** National contact point. */
    NCP,
    /** Regional intelligence liaison office. */
    RILO;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
