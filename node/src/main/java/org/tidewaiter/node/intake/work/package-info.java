/** The work on imports in the background: who has it, and how a file is opened for it. */
@NullMarked
package org.tidewaiter.node.intake.work;

import org.jspecify.annotations.NullMarked;
