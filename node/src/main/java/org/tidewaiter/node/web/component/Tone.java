package org.tidewaiter.node.web.component;

/** The voice of a notice. */
public enum Tone {
    INFORMATION("info-circle", "information"),
    CONFIRMED("circle-check", "confirmed"),
    NEEDS_YOU("alert-circle", "needs-you"),
    HARM("alert-triangle", "refused");

    private final String icon;
    private final String style;

    Tone(String icon, String style) {
        this.icon = icon;
        this.style = style;
    }

    public String icon() {
        return icon;
    }

    public String style() {
        return style;
    }
}
