/** Heads of partners' logs and of this node's own as they are kept, and what witnesses say of them. */
@NullMarked
package org.tidewaiter.node.delivery.log;

import org.jspecify.annotations.NullMarked;
