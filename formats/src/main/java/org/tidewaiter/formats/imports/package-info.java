/**
 * Reads foreign files through mappings, row by row into reports, and writes the refused rows back. Memory does not grow
 * with the file: a bit a row tells where reports end, and rows are held only until the last row of their report.
 */
@NullMarked
package org.tidewaiter.formats.imports;

import org.jspecify.annotations.NullMarked;
