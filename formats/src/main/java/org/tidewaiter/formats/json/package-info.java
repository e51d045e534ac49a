/**
 * Foreign JSON read as rows: each object is a row, and fields within fields are columns of their own.
 */
@NullMarked
package org.tidewaiter.formats.json;

import org.jspecify.annotations.NullMarked;
