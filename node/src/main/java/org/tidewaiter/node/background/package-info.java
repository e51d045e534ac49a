/**
 * What a node does beside the requests that reach it: threads that look for work until they are stopped. {@code LookoutTest}
 * shows them working.
 */
@NullMarked
package org.tidewaiter.node.background;

import org.jspecify.annotations.NullMarked;
