@NullMarked
package org.tidewaiter.node.pictures;

import org.jspecify.annotations.NullMarked;
