/** Trials of imports: what would become of a file, with nothing taken in. */
@NullMarked
package org.tidewaiter.node.intake.trial;

import org.jspecify.annotations.NullMarked;
