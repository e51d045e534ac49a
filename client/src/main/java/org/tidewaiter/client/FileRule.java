package org.tidewaiter.client;

import java.util.Locale;

/** What a file of signed versions as a whole can break; each version and receipt has the rules of the exchange besides. */
enum FileRule {
    NOT_JSON,
    NOT_A_SIGNED_FILE,
    NOT_A_TOKEN,
    /** The keys given have none of the node that is said to have signed. */
    NO_KEY,
    /** What stands beside a token for reading is not what the token says. */
    DIFFERS_FROM_TOKEN,
    /** A version that does not name the one before it. */
    CHAIN_BROKEN,
    BAD_RECEIPT,
    /** A version names a receipt that is not about it. */
    RECEIPT_OF_ANOTHER,
    /** A receipt's entry in the log is not about the version that names it. */
    LOG_ENTRY_OF_ANOTHER,
    /** Two roots of one log at the same size. */
    LOG_REWRITTEN,
    /** The last line is missing, or counts other lines than there are. */
    INCOMPLETE;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    String code() {
        return code;
    }
}
