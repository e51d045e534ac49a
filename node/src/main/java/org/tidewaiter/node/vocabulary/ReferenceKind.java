package org.tidewaiter.node.vocabulary;

import java.util.Locale;

/** What can be loaded from a file. */
enum ReferenceKind {
    RATES,
    TAXA;

    /** As addresses and messages name it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
