@NullMarked
package org.tidewaiter.node.intake;

import org.jspecify.annotations.NullMarked;
