@NullMarked
package org.tidewaiter.node.joining;

import org.jspecify.annotations.NullMarked;
