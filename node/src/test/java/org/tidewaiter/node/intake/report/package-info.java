@NullMarked
package org.tidewaiter.node.intake.report;

import org.jspecify.annotations.NullMarked;
