/**
 * Agreements: the numbered, chained text under which one node sends to another, signed by both.
 */
@NullMarked
package org.tidewaiter.exchange.agreement;

import org.jspecify.annotations.NullMarked;
