/** Whether this node may sign and show reports: whether it is what it was, or an older copy of itself. */
@NullMarked
package org.tidewaiter.node.delivery.standing;

import org.jspecify.annotations.NullMarked;
