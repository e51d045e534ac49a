/**
 * The directory of contact points: which office answers for a node or a member of a gateway, how and when. Each keeps its
 * own entry, which goes to the partners as a letter. Offices and functional mailboxes, no persons.
 *
 * <p>Owns the schema {@code contacts}. {@code ContactsTest} shows it working.
 */
@NullMarked
package org.tidewaiter.node.contacts;

import org.jspecify.annotations.NullMarked;
