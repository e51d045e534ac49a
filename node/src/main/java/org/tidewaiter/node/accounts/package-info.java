/**
 * The pages about people and their accounts: sign-in, the own account with its tokens, the people of the node, the
 * audit trail. They stand apart from {@code access} and {@code audit}, which lie below the shell that pages need.
 *
 * <p>Owns no data. {@code AccountPagesTest} shows it working.
 */
@NullMarked
package org.tidewaiter.node.accounts;

import org.jspecify.annotations.NullMarked;
