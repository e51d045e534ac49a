@NullMarked
package org.tidewaiter.node.delivery.log;

import org.jspecify.annotations.NullMarked;
