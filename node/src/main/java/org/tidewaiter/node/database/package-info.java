/**
 * The node's database: embedded unless {@code tidewaiter.database.url} names a server, migrated at the start, and bound
 * to the part that the node plays. Owns the schema {@code database}. {@code NodeDatabaseTest} shows it working.
 */
@NullMarked
package org.tidewaiter.node.database;

import org.jspecify.annotations.NullMarked;
