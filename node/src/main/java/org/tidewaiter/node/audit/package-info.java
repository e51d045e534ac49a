/**
 * Who did and saw what: {@link org.tidewaiter.node.audit.AuditTrail}, an append-only table in which each entry's hash
 * covers the one before. Entries are written in the caller's transaction, so that what happened and its entry stand or
 * fall together.
 *
 * <p>Owns the schema {@code audit}. {@code AuditTrailTest} shows it working.
 */
@NullMarked
package org.tidewaiter.node.audit;

import org.jspecify.annotations.NullMarked;
