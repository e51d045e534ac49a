/** One signed dispatch sent to a partner, and what came back. */
@NullMarked
package org.tidewaiter.node.delivery.dispatch;

import org.jspecify.annotations.NullMarked;
