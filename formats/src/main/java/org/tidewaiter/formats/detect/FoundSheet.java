package org.tidewaiter.formats.detect;

/**
 * A sheet of a workbook.
 *
 * @param hidden whether a person who opens the workbook does not see it
 */
public record FoundSheet(String name, boolean hidden) {}
