/** Decisions on reports, for programs. */
@NullMarked
package org.tidewaiter.node.intake.decision;

import org.jspecify.annotations.NullMarked;
