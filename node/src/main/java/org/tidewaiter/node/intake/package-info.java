/**
 * The ways by which reports come in: the API, the seizure form with its drafts, files. Checks, screens and completes
 * them and hands them to the registry and to the nominal records in one transaction.
 *
 * <p>No other module uses it. Here stand its lines of the rail alone; each capability has a package of its own below, in an
 * order that a test holds.
 *
 * <p>What is on its way in may be personal: drafts, uploaded files and refused rows are sealed and expire. Owns the
 * schema {@code intake}, which exists only where nominal data may be held; on a hub only the code lists are served.
 * {@code ReportIntakeApiTest} and {@code ImportTest} show it working.
 */
@NullMarked
package org.tidewaiter.node.intake;

import org.jspecify.annotations.NullMarked;
