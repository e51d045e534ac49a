/**
 * Versions of a report as SD-JWTs (RFC 9901): issuing, narrowing, verifying, and which may follow which.
 *
 * <p>Knows no seizure: a part is a name and a JSON value. {@code BadVersionTest} shows what is refused.
 */
@NullMarked
package org.tidewaiter.exchange.version;

import org.jspecify.annotations.NullMarked;
