package org.tidewaiter.exchange.agreement;

/** Who decides that a report due under an agreement is released. */
public enum ReleaseRule {
    /** A coordinator decides on each report. */
    COORDINATOR("coordinator"),
    /** A report whose checks pass is released by itself. Never applies to free text. */
    AUTOMATIC("automatic");

    private final String code;

    ReleaseRule(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
