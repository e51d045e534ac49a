package org.tidewaiter.node.insight;

/**
 * One value of a chart before it is put into figures.
 *
 * @param code for programs
 * @param href the search that finds its reports
 */
record Line(String code, String label, String href, Tally tally) {}
