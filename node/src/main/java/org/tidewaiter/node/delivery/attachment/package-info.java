/** Pictures and other files that travel after the versions which name them. */
@NullMarked
package org.tidewaiter.node.delivery.attachment;

import org.jspecify.annotations.NullMarked;
