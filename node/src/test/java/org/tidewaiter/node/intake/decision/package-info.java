@NullMarked
package org.tidewaiter.node.intake.decision;

import org.jspecify.annotations.NullMarked;
