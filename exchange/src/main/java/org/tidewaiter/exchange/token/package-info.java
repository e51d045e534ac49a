/**
 * The signed text under everything else: a compact JWS in exactly one spelling, with strict JSON inside.
 */
@NullMarked
package org.tidewaiter.exchange.token;

import org.jspecify.annotations.NullMarked;
