/** What the pages of the intake show. */
@NullMarked
package org.tidewaiter.node.intake.page;

import org.jspecify.annotations.NullMarked;
