package org.tidewaiter.client;

/** How bad a finding is, as a node names it too, and its mark in the output. */
enum Severity {
    GOOD("  ok   "),
    WATCH("  look "),
    BAD("  BAD  ");

    private final String mark;

    Severity(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }

    /** What a newer node calls otherwise is bad until somebody has looked. */
    static Severity of(String name) {
        for (Severity severity : values()) {
            if (severity.name().equals(name)) {
                return severity;
            }
        }
        return BAD;
    }
}
