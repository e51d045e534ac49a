@NullMarked
package org.tidewaiter.node.quality;

import org.jspecify.annotations.NullMarked;
