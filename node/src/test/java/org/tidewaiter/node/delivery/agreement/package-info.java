@NullMarked
package org.tidewaiter.node.delivery.agreement;

import org.jspecify.annotations.NullMarked;
