/**
 * Writes reports as files: CSV, XLSX and NDJSON, each report as it comes, in constant memory. Every file says at its end
 * what it holds and counts; a file without that end is incomplete. Knows nothing of who may see what: it writes what it
 * is given.
 */
@NullMarked
package org.tidewaiter.formats.export;

import org.jspecify.annotations.NullMarked;
