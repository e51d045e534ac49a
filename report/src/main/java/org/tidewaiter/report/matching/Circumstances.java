package org.tidewaiter.report.matching;

import org.jspecify.annotations.Nullable;

/**
 * What is known of two reports beside what they say.
 *
 * @param sameSender whether one authority reports both by one way; null where it is not known who reports
 * @param sameReference whether both carry the same reference of a national case; null where they cannot be compared
 */
public record Circumstances(
        @Nullable Boolean sameSender, @Nullable Boolean sameReference) {

    /** Two reports of which nothing else is known. */
    public static final Circumstances UNKNOWN = new Circumstances(null, null);

    /** Two reports that are told by two authorities or by two ways, and of which nothing else is known. */
    public static final Circumstances TWO_SENDERS = new Circumstances(false, null);
}
