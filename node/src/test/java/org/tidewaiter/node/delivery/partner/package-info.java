@NullMarked
package org.tidewaiter.node.delivery.partner;

import org.jspecify.annotations.NullMarked;
