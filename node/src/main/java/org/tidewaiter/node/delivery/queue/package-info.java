/** What waits for each partner, who works on it, since when, and what the clock says of it. */
@NullMarked
package org.tidewaiter.node.delivery.queue;

import org.jspecify.annotations.NullMarked;
