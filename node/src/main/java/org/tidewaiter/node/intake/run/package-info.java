/** Runs of imports: every row of a file taken in, found here or refused. */
@NullMarked
package org.tidewaiter.node.intake.run;

import org.jspecify.annotations.NullMarked;
