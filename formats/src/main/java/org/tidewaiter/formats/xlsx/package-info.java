/**
 * Workbooks read as rows, straight from the archive: nothing is unpacked to disk, everything is bounded while it is unpacked,
 * and nothing is executed.
 */
@NullMarked
package org.tidewaiter.formats.xlsx;

import org.jspecify.annotations.NullMarked;
