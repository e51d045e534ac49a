/**
 * What entitles a node to issue reports of an authority that is not its own: a mandate, signed with the authority's key. The key is
 * kept away from every node, and receivers have compared its public half with the authority itself, so that neither the gateway nor
 * a receiver's own lists need to be believed. {@code MandateTest} shows what is refused.
 */
@NullMarked
package org.tidewaiter.exchange.mandate;

import org.jspecify.annotations.NullMarked;
