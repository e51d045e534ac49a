/** What a node says of its own health, piece by piece; each module looks at what is its own. */
@NullMarked
package org.tidewaiter.node.checkup;

import org.jspecify.annotations.NullMarked;
