/**
 * Part of the build only: jOOQ's typed SQL classes are generated from the Flyway migrations, as a real PostgreSQL
 * understands them.
 */
@NullMarked
package org.tidewaiter.jooq;

import org.jspecify.annotations.NullMarked;
