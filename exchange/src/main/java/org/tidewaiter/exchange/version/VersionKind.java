package org.tidewaiter.exchange.version;

/** What a version does: it says what the report is, or takes the report back for ever. */
public enum VersionKind {
    CONTENT("content"),
    WITHDRAWAL("withdrawal");

    private final String code;

    VersionKind(String code) {
        this.code = code;
    }

    /** The kind's name on the wire. */
    public String code() {
        return code;
    }
}
