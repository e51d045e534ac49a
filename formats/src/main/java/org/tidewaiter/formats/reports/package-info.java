/**
 * Files of reports that are written in the form of the API already: one a line, in a list, or in a file of refused ones.
 * They need no mapping. {@code ReportItemsTest} shows it working.
 */
@NullMarked
package org.tidewaiter.formats.reports;

import org.jspecify.annotations.NullMarked;
