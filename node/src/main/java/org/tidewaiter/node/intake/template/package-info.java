/** The templates of all categories, on a page and for programs. */
@NullMarked
package org.tidewaiter.node.intake.template;

import org.jspecify.annotations.NullMarked;
