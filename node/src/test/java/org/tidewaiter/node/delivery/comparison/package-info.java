@NullMarked
package org.tidewaiter.node.delivery.comparison;

import org.jspecify.annotations.NullMarked;
