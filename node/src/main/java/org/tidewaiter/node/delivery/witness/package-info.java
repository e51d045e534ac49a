/** Asks partners for the heads of their logs, proves that these only grew, and compares what they tell others. */
@NullMarked
package org.tidewaiter.node.delivery.witness;

import org.jspecify.annotations.NullMarked;
