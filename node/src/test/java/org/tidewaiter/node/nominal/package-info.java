@NullMarked
package org.tidewaiter.node.nominal;

import org.jspecify.annotations.NullMarked;
