/** A mapping in the making: the fields that columns can fill, and columns, values and constants as the page shows them. */
@NullMarked
package org.tidewaiter.node.intake.editor;

import org.jspecify.annotations.NullMarked;
