/**
 * Dispatches: a signed batch of versions for one partner. {@code BadDispatchTest} shows what is refused.
 */
@NullMarked
package org.tidewaiter.exchange.dispatch;

import org.jspecify.annotations.NullMarked;
