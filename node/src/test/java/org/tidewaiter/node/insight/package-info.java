@NullMarked
package org.tidewaiter.node.insight;

import org.jspecify.annotations.NullMarked;
