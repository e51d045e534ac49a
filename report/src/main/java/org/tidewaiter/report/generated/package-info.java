/**
 * Fictional cases from a seed, for the demonstration, benchmarks and property tests. Always labelled as generated.
 */
@NullMarked
package org.tidewaiter.report.generated;

import org.jspecify.annotations.NullMarked;
