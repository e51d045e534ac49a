package org.tidewaiter.node.web;

import java.util.Locale;

/** Light, dark, or as the reader's machine is set. */
public enum Appearance {
    AUTO("device-desktop"),
    LIGHT("sun"),
    DARK("moon");

    private final String icon;

    Appearance(String icon) {
        this.icon = icon;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String icon() {
        return icon;
    }
}
