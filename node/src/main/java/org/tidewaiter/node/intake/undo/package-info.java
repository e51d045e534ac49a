/** Imports withdrawn again, and what that would do. */
@NullMarked
package org.tidewaiter.node.intake.undo;

import org.jspecify.annotations.NullMarked;
