@NullMarked
package org.tidewaiter.node.delivery.holder;

import org.jspecify.annotations.NullMarked;
