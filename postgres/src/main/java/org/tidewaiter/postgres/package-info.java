/**
 * A PostgreSQL server of one's own: {@link org.tidewaiter.postgres.LocalPostgres} runs the published PostgreSQL
 * programs as a child process on a data directory, durable as a production server, reachable from this machine alone.
 *
 * <p>It owns its directory: the programs, the cluster, the password and the server's log. It shows itself working in
 * {@code LocalPostgresTest} and {@code LocalPostgresFaultTest}.
 */
@NullMarked
package org.tidewaiter.postgres;

import org.jspecify.annotations.NullMarked;
