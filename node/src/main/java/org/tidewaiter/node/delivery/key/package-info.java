/** This node's own keys and what is learnt of partners' keys: change, revocation, recovery. */
@NullMarked
package org.tidewaiter.node.delivery.key;

import org.jspecify.annotations.NullMarked;
