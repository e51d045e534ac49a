package org.tidewaiter.report.shape;

/**
 * One way in which a document does not have the shape of its record.
 *
 * @param rule what kind of fault, as an id of the rule catalogue
 * @param path where, in names of the model: never a name or a value that came with the document
 */
public record Misshape(Kind rule, FieldPath path) {

    /** The kinds of faults of shape, with their rule ids. */
    public enum Kind {
        UNKNOWN_NAME("unknown-name"),
        WRONG_TYPE("wrong-type"),
        MISSING("missing"),
        UNKNOWN_PART("unknown-part"),
        REPEATED_PART("repeated-part");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The rule id, under which messages are found. */
        public String id() {
            return id;
        }
    }
}
