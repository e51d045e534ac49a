/**
 * Registers beside the code lists: ports, airports and subdivisions of countries with their sources, animals and plants
 * under the CITES convention, dated exchange rates. {@link org.tidewaiter.report.registers.Places} says which place or
 * country a text may mean and how it was matched, and never chooses where several are meant.
 *
 * <p>Ships with ports, airports, subdivisions, other names and a start of taxa; exchange rates are not shipped, each
 * node loads them from a file. Reads nothing but its own resources and the readers it is given.
 */
@NullMarked
package org.tidewaiter.report.registers;

import org.jspecify.annotations.NullMarked;
