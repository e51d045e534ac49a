@NullMarked
package org.tidewaiter.node.journal;

import org.jspecify.annotations.NullMarked;
