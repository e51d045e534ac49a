package org.tidewaiter.node.intake;

/** Stands in place of a mapping where a file holds reports in the form of the API, which need none. */
final class OwnReports {

    static final String NAME = "reports";

    /** As what it is kept where otherwise the YAML of a mapping is kept. */
    static final String TEXT = "# " + NAME;

    private OwnReports() {}

    static boolean isMapping(String text) {
        return text.equals(TEXT);
    }
}
