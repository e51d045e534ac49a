@NullMarked
package org.tidewaiter.node.registry;

import org.jspecify.annotations.NullMarked;
