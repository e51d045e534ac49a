@NullMarked
package org.tidewaiter.node.intake.form;

import org.jspecify.annotations.NullMarked;
