/**
 * The store of reports and their versions, own and received: recording, the decisions of a release, signing, search and
 * counts. Gives delivery what travels and takes what arrives.
 *
 * <p>Every method that reads or changes a report takes an {@link org.tidewaiter.node.access.AccessScope}. Holds nothing
 * nominal. Owns the schema {@code registry}.
 */
@NullMarked
package org.tidewaiter.node.registry;

import org.jspecify.annotations.NullMarked;
