/** Imports as pages and for programs, from the upload to the undoing. */
@NullMarked
package org.tidewaiter.node.intake.imports;

import org.jspecify.annotations.NullMarked;
