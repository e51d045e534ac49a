/**
 * Who signs: Ed25519 keys, what a node has pinned of its partners' keys, and the TLS identity that hangs on them.
 */
@NullMarked
package org.tidewaiter.exchange.identity;

import org.jspecify.annotations.NullMarked;
