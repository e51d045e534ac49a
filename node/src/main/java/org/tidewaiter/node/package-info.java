/**
 * The server of one organisation. {@link org.tidewaiter.node.Tidewaiter} starts it; each package below is one module,
 * and each may use only those under it: settings, database, access, audit, journal, web, delivery, registry, then the
 * capabilities, then casework. {@code ArchitectureTest} fails the build otherwise.
 */
@NullMarked
package org.tidewaiter.node;

import org.jspecify.annotations.NullMarked;
