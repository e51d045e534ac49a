/**
 * Comma-separated values after RFC 4180, read record by record in bounded memory. A damaged record is reported as such
 * and reading goes on with the next line; nothing is repaired, guessed or executed.
 */
@NullMarked
package org.tidewaiter.formats.csv;

import org.jspecify.annotations.NullMarked;
