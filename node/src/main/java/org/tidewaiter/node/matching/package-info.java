/**
 * Which reports are about the same seizure. Follows the journal of a hub, links reports of one country that carry the same
 * case and fit in date and goods, and those so alike that no other seizure is to be expected; takes its link back when a
 * correction or a withdrawal says otherwise; what is doubtful is offered to a person. A link is a judgement with an author, a
 * time and an undoing, and no rule links again what a person parted. Tells the registry which reports to merge and to split.
 *
 * <p>Owns the schema {@code matching}. {@code CountedOnceTest}, {@code LikenessTest} and {@code MatchingHistoriesTest} show it
 * working.
 */
@NullMarked
package org.tidewaiter.node.matching;

import org.jspecify.annotations.NullMarked;
