package org.tidewaiter.formats.table;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.SeizureReport;

/**
 * What one row of the table tells of.
 *
 * @param line the goods line of the row; null in a table with one row a report, and for a case without goods
 */
public record TableRow(SeizureReport report, @Nullable GoodsLine line) {}
