@NullMarked
package org.tidewaiter.node.matching;

import org.jspecify.annotations.NullMarked;
