/** What every way in refuses alike, and how many bytes are read of what is sent. */
@NullMarked
package org.tidewaiter.node.intake.refusal;

import org.jspecify.annotations.NullMarked;
