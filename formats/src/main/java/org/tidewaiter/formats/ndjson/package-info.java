/** Reports as lines of JSON: one submission a line, read and written in bounded memory. */
@NullMarked
package org.tidewaiter.formats.ndjson;

import org.jspecify.annotations.NullMarked;
