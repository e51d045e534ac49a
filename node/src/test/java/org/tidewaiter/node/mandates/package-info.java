@NullMarked
package org.tidewaiter.node.mandates;

import org.jspecify.annotations.NullMarked;
