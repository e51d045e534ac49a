/**
 * What this node means by its words: the code lists to browse and to search, the ports and airports, the register of its
 * own offices and border posts, the exchange rates and taxa that it has loaded.
 *
 * <p>Owns the schema {@code vocabulary}: offices with all their revisions, never deleted, and the files that were loaded.
 * Public face: {@link org.tidewaiter.node.vocabulary.CodeSearch} for type-ahead, {@link
 * org.tidewaiter.node.vocabulary.PlaceDirectory} for what a text may mean, {@link
 * org.tidewaiter.node.vocabulary.LoadedReferences} for rates and taxa. {@code OfficesApiTest} and {@code
 * ReferenceFilesTest} show it working.
 */
@NullMarked
package org.tidewaiter.node.vocabulary;

import org.jspecify.annotations.NullMarked;
