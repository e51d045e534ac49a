/** Works through what waits: dispatches in order, further parts, second looks. */
@NullMarked
package org.tidewaiter.node.delivery.lane;

import org.jspecify.annotations.NullMarked;
