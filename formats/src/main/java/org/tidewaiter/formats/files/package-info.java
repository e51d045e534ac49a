/**
 * One row source for all formats: a file and the shape that it was found to have give rows under named columns.
 */
@NullMarked
package org.tidewaiter.formats.files;

import org.jspecify.annotations.NullMarked;
