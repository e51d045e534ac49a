/** A walk through the product with one case, for visitors of a demonstration. */
@NullMarked
package org.tidewaiter.node.tour;

import org.jspecify.annotations.NullMarked;
