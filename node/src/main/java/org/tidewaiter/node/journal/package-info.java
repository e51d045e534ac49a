/**
 * The ordered log of accepted versions, and the spine of a node: each accepted version is one row, written in the
 * transaction that stores the version. The row is the outbox; delivery and every other capability that must not miss a
 * version follows the journal with a cursor of its own, in batches, restartable.
 *
 * <p>Owns the schema {@code journal}. {@code JournalTest} shows it working.
 */
@NullMarked
package org.tidewaiter.node.journal;

import org.jspecify.annotations.NullMarked;
