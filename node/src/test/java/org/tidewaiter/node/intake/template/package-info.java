@NullMarked
package org.tidewaiter.node.intake.template;

import org.jspecify.annotations.NullMarked;
