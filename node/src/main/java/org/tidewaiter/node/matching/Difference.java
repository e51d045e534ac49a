package org.tidewaiter.node.matching;

/** Why two reports of the same case are not taken for one seizure without a person. */
public enum Difference {
    /** They come from two countries. */
    COUNTRY,
    /** They cannot have happened on the same day, or of one the day is not known. */
    DATE,
    /** They name other goods, or none in common. */
    GOODS,
    /** They name the same goods in other quantities. */
    QUANTITY,
    /** So many reports carry the case that it names none. */
    CROWD;

    /** In the form of the code that stands in messages and answers. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
