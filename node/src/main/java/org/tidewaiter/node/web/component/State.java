package org.tidewaiter.node.web.component;

import java.util.Locale;

/**
 * Where a report, a version or a dispatch stands, always shown as icon, word and colour together. Green is kept for what
 * the other side has confirmed, amber for what waits for the reader, red for what was refused.
 */
public enum State {
    DRAFT("edit", "quiet"),
    SUBMITTED("file-text", "quiet"),
    RETURNED("arrow-back-up", "needs-you"),
    VERIFIED("check", "tide"),
    HELD("clock-pause", "needs-you"),
    RELEASED("send", "tide"),
    WAITING("hourglass", "quiet"),
    AT_PARTNER("inbox", "tide"),
    CONFIRMED("checks", "confirmed"),
    CORRECTED("versions", "tide"),
    WITHDRAWN("circle-x", "withdrawn"),
    REFUSED("ban", "refused");

    private final String icon;
    private final String tone;

    State(String icon, String tone) {
        this.icon = icon;
        this.tone = tone;
    }

    public String icon() {
        return icon;
    }

    /** The suffix of the style class: {@code tw-chip--confirmed}. */
    public String tone() {
        return tone;
    }

    public String messageKey() {
        return "web.state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
