/**
 * What the columns of a file hold: blanks, distinct values with their counts, examples. In bounded memory for any file.
 */
@NullMarked
package org.tidewaiter.formats.profile;

import org.jspecify.annotations.NullMarked;
