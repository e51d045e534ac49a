package org.tidewaiter.node.intake.page;

/** How a field of the form is asked for. */
public enum Widget {
    TEXT,
    AREA,
    LINES,
    DATE,
    TIME,
    NUMBER,
    SELECT,
    COMBOBOX,
    /** Text with suggestions from the registers; anything else may be typed. */
    SUGGEST,
    RADIOS,
    YES_NO,
    QUANTITY,
    MONEY
}
