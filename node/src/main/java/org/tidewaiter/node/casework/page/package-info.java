/** What the templates under {@code jte/casework} are given. */
@NullMarked
package org.tidewaiter.node.casework.page;

import org.jspecify.annotations.NullMarked;
