/** What the page of the tour shows. */
@NullMarked
package org.tidewaiter.node.tour.page;

import org.jspecify.annotations.NullMarked;
