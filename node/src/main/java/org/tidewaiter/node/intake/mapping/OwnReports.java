package org.tidewaiter.node.intake.mapping;

/** Stands in place of a mapping where a file holds reports in the form of the API, which need none. */
public final class OwnReports {

    static final String NAME = "reports";

    /** As what it is kept where otherwise the YAML of a mapping is kept. */
    static final String TEXT = "# " + NAME;

    private OwnReports() {}

    public static boolean isMapping(String text) {
        return text.equals(TEXT);
    }
}
