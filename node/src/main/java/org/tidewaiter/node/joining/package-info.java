/**
 * How a node joins the network: one administrator makes an invitation, another enters it, both compare the digits on their
 * screens, and each confirms for its own node. {@link org.tidewaiter.node.delivery.PartnerRegister} takes the partner in
 * only then.
 *
 * <p>Owns the schema {@code joining}. {@code JoiningByInvitationTest} shows it working between two nodes.
 */
@NullMarked
package org.tidewaiter.node.joining;

import org.jspecify.annotations.NullMarked;
