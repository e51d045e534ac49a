package org.tidewaiter.formats.mapping;

/** Is told of values that a mapping could not place, so that a person can see them before anything is stored. */
public interface RowObserver {

    /** A value without a translation. */
    default void untranslated(String field, String column, String value) {}

    /** A text that the registers do not know; it is kept as text. */
    default void unresolved(String field, String column, String text) {}

    /** Takes no notice. */
    static RowObserver none() {
        return new RowObserver() {};
    }
}
