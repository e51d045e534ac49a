@NullMarked
package org.tidewaiter.node.delivery;

import org.jspecify.annotations.NullMarked;
