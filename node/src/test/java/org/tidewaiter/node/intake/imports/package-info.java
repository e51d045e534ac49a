@NullMarked
package org.tidewaiter.node.intake.imports;

import org.jspecify.annotations.NullMarked;
