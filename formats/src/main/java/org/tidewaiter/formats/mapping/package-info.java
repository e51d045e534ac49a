/**
 * Mappings: readable YAML files that say how the rows of a foreign file become reports. A mapping states every decision
 * it takes; what it does not list is refused, never guessed.
 */
@NullMarked
package org.tidewaiter.formats.mapping;

import org.jspecify.annotations.NullMarked;
