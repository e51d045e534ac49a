/** Trials of Tidewaiter as people run it: real processes, real databases, real browsers. */
@NullMarked
package org.tidewaiter.trials;

import org.jspecify.annotations.NullMarked;
