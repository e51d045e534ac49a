/**
 * What a file is, as evidence for a person: format, charset, separator, header, sheets, habits of its columns. Nothing is
 * decided here; each finding says why and what else it could be.
 */
@NullMarked
package org.tidewaiter.formats.detect;

import org.jspecify.annotations.NullMarked;
