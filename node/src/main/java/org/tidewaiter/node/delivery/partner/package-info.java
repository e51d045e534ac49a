/** Who the partners are, by their pinned keys, how they are called and how their calls are bounded. */
@NullMarked
package org.tidewaiter.node.delivery.partner;

import org.jspecify.annotations.NullMarked;
