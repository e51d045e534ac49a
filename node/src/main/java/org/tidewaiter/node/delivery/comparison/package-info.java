/** What both ends hold, laid side by side: what was wanted, what differs, what was done about it. */
@NullMarked
package org.tidewaiter.node.delivery.comparison;

import org.jspecify.annotations.NullMarked;
