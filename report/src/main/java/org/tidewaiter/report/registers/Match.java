package org.tidewaiter.report.registers;

/** How a text was found to mean a place; the strongest first. */
public enum Match {
    /** The text is a code of it. */
    CODE,
    /** The text is its name, letter by letter. */
    NAME,
    /** Its name, but for accents, case, blanks and words such as "airport" or "port of". */
    FOLDED_NAME,
    /** Another, a former or a local name of it. */
    OTHER_NAME,
    /** The text names the city that it serves, not the place itself. */
    CITY,
    /** Every word of the text is in its name. */
    PART_OF_NAME
}
