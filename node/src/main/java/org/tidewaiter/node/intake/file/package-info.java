/** Files that are brought in: uploaded, kept sealed, found out, and what their owner may do with each. */
@NullMarked
package org.tidewaiter.node.intake.file;

import org.jspecify.annotations.NullMarked;
