/**
 * The seizure report: its record types, and in the packages below it the vocabulary, the rules, the units, the
 * disclosure of what may leave and the screening of text. Plain Java; reads nothing but its own resources.
 *
 * <p>{@link org.tidewaiter.report.SeizureReport} holds what may leave a national node if a disclosure profile lists
 * it; {@link org.tidewaiter.report.NominalPart} holds what never does. The two are never one type.
 */
@NullMarked
package org.tidewaiter.report;

import org.jspecify.annotations.NullMarked;
