/** The benchmarks: {@code ./tidewaiter bench NAME}. Each starts real nodes on this machine and prints what it measured. */
@NullMarked
package org.tidewaiter.trials.bench;

import org.jspecify.annotations.NullMarked;
