/**
 * Conversion of quantities into the base unit of their category, by named factors kept as data.
 */
@NullMarked
package org.tidewaiter.report.units;

import org.jspecify.annotations.NullMarked;
