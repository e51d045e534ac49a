/** One report taken in, whatever way it came: read, completed, checked and recorded, or refused with all its faults. */
@NullMarked
package org.tidewaiter.node.intake.submission;

import org.jspecify.annotations.NullMarked;
