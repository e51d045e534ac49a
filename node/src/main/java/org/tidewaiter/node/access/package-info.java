/**
 * Who may see and do what: accounts, sign-in, API tokens, the permission matrix, and {@link
 * org.tidewaiter.node.access.AccessScope}, the value that every repository method asks for and that only this module
 * can make.
 *
 * <p>Owns the schema {@code access} and the file {@code access/permissions.yaml}. An endpoint is closed unless its
 * method says {@link org.tidewaiter.node.access.Requires} or {@link org.tidewaiter.node.access.Open}. What happens to
 * accounts and sign-ins is published as {@link org.tidewaiter.node.access.AccessEvent}s. {@code EveryEndpointTest} and
 * {@code SignInTest} show it working.
 */
@NullMarked
package org.tidewaiter.node.access;

import org.jspecify.annotations.NullMarked;
