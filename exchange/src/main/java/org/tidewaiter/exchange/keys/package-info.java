/**
 * What a node tells its partners of its keys: the next one, and the end of a former one. Each is signed with a key that the
 * partner knows already; nobody else vouches for it. {@code KeyAnnouncementTest} shows what is refused.
 */
@NullMarked
package org.tidewaiter.exchange.keys;

import org.jspecify.annotations.NullMarked;
