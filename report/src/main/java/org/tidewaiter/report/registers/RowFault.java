package org.tidewaiter.report.registers;

/**
 * What is wrong with a file that is to be loaded.
 *
 * @param row line of the file, the first is 1; 0 for the file as a whole
 * @param column its heading, empty for the row as a whole
 * @param rule code of the rule that was broken, in words with hyphens
 * @param argument what the rule's message names, such as a limit or the columns that are missing; never a cell
 */
public record RowFault(int row, String column, String rule, String argument) {}
