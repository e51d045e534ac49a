/**
 * What a node tells its partners of its keys: the next one, the end of a former one, the recovery key, and that this has revoked
 * all others. Each is signed with a key that the partner knows already; nobody else vouches for it. {@code KeyAnnouncementTest} and
 * {@code KeyRevocationTest} show what is refused.
 */
@NullMarked
package org.tidewaiter.exchange.keys;

import org.jspecify.annotations.NullMarked;
