package org.tidewaiter.report.shape;

/** Names that came with a document, made fit for a path. */
final class Names {

    private Names() {}

    /** The name if it looks like a name of a model (letters and digits, at most 40), otherwise a question mark. */
    static String harmless(String name) {
        return name.length() <= 40 && name.chars().allMatch(Names::plain) ? name : "?";
    }

    private static boolean plain(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
