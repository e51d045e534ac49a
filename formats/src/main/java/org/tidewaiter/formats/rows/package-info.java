/** Rows of a foreign file and what can be wrong with them. */
@NullMarked
package org.tidewaiter.formats.rows;

import org.jspecify.annotations.NullMarked;
