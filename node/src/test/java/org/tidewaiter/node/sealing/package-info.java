@NullMarked
package org.tidewaiter.node.sealing;

import org.jspecify.annotations.NullMarked;
