/**
 * Who may issue an authority's reports beside its own node, in the authority's own signed words: taken from a person or from a
 * partner's letter, judged under the keys that people here have compared, and told to every partner. {@link
 * org.tidewaiter.node.delivery.SignedMandates} answers those who send and receive.
 *
 * <p>Owns the schema {@code mandates}. {@code SignedMandateTest} shows it working between a gateway and a hub.
 */
@NullMarked
package org.tidewaiter.node.mandates;

import org.jspecify.annotations.NullMarked;
