/** Who holds which report, near and far, and how nodes tell each other so. */
@NullMarked
package org.tidewaiter.node.delivery.holder;

import org.jspecify.annotations.NullMarked;
