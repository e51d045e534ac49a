package org.tidewaiter.report.screening;

/**
 * A place in a text that looks like personal data.
 *
 * @param start index of the first UTF-16 unit
 * @param end index after the last
 */
public record Hit(Kind kind, int start, int end) {

    /** What it looks like. */
    public enum Kind {
        NAME,
        PHONE,
        EMAIL,
        DOCUMENT_NUMBER,
        VEHICLE_PLATE,
        BIRTH_DATE,
        ADDRESS,
        ACCOUNT_NUMBER,
        TRANSPORT_NUMBER,
        CASE_REFERENCE;

        /** What stands in a masked text in its place. */
        public String mark() {
            return "[" + name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + "]";
        }
    }
}
