package org.tidewaiter.node.web;

import java.util.Locale;

/** The groups of the rail: what a person comes to do, not which module does it. */
public enum Task {
    RECORD("file-plus"),
    CASES("folder"),
    WORK("checklist"),
    INSIGHT("chart-bar"),
    NETWORK("affiliate"),
    SETTINGS("settings");

    private final String icon;

    Task(String icon) {
        this.icon = icon;
    }

    public String icon() {
        return icon;
    }

    public String messageKey() {
        return "web.task." + name().toLowerCase(Locale.ROOT);
    }
}
