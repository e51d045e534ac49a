/**
 * What of a report may leave: allow-list profiles with a digest, the parts of a report that a profile lists, and the
 * report that a receiver puts together again. Nothing is removed from a copy; only what is listed is written.
 */
@NullMarked
package org.tidewaiter.report.disclosure;

import org.jspecify.annotations.NullMarked;
