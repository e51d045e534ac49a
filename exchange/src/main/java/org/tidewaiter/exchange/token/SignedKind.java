package org.tidewaiter.exchange.token;

/** The kinds of signed text. Each has its own {@code typ}; one is refused where another is expected. */
public enum SignedKind {
    VERSION("tidewaiter-version+sd-jwt"),
    DISPATCH("tidewaiter-dispatch+jwt"),
    RECEIPT("tidewaiter-receipt+jwt"),
    AGREEMENT("tidewaiter-agreement+jwt"),
    STANDING_QUESTION("tidewaiter-standing-question+jwt"),
    STANDING("tidewaiter-standing+jwt"),
    ATTACHMENT_RECEIPT("tidewaiter-attachment-receipt+jwt"),
    RECALL("tidewaiter-recall+jwt"),
    LETTER("tidewaiter-letter+jwt"),
    LETTER_RECEIPT("tidewaiter-letter-receipt+jwt"),
    LOG_HEAD("tidewaiter-log-head+jwt"),
    LOG_COSIGNATURE("tidewaiter-log-cosignature+jwt"),
    RECONCILIATION_QUESTION("tidewaiter-reconciliation-question+jwt"),
    RECONCILIATION_ANSWER("tidewaiter-reconciliation-answer+jwt"),
    JOINING_REQUEST("tidewaiter-joining-request+jwt"),
    KEY_EVENT("tidewaiter-key-event+jwt"),
    MANDATE("tidewaiter-mandate+jwt");

    private final String type;

    SignedKind(String type) {
        this.type = type;
    }

    /** The value of the header {@code typ}. */
    public String type() {
        return type;
    }
}
