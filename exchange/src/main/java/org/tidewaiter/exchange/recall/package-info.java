/**
 * Recalls: the sender takes back what it sent of reports that have left the scope of an agreement. {@code RecallTest}
 * shows what is refused.
 */
@NullMarked
package org.tidewaiter.exchange.recall;

import org.jspecify.annotations.NullMarked;
