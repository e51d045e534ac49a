/** What a person must know that nobody asked for: raised, listed, closed. */
@NullMarked
package org.tidewaiter.node.delivery.alarm;

import org.jspecify.annotations.NullMarked;
