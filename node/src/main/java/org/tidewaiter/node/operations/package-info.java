/** For those who run the node: what it says of its own health. */
@NullMarked
package org.tidewaiter.node.operations;

import org.jspecify.annotations.NullMarked;
