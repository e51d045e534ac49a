/** Signed letters between nodes, each delivered once. */
@NullMarked
package org.tidewaiter.node.delivery.letter;

import org.jspecify.annotations.NullMarked;
