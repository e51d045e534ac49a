package org.tidewaiter.formats.xlsx;

/**
 * A sheet of a workbook.
 *
 * @param part name of its part in the archive
 * @param hidden whether a person who opens the workbook does not see it
 */
public record Sheet(String name, String part, boolean hidden) {}
