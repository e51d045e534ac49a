/** Reports from programs: handed in one by one or line by line, corrected, and answered once for each key. */
@NullMarked
package org.tidewaiter.node.intake.report;

import org.jspecify.annotations.NullMarked;
