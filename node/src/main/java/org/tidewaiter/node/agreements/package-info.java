/**
 * Agreements as people make them: read, compared, proposed, signed by both sides, refused, suspended. A text travels as a
 * proposal until both have signed it; {@link org.tidewaiter.node.delivery.AgreementChanges} takes it in only then, from
 * the two signatures alone.
 *
 * <p>Owns the schema {@code agreements}: texts on their way, and what partners said of their suspensions. What binds stands
 * in delivery. {@code AgreementsByHandTest} shows it working between two nodes.
 */
@NullMarked
package org.tidewaiter.node.agreements;

import org.jspecify.annotations.NullMarked;
