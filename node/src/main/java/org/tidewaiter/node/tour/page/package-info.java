/** What the page of the tour shows. */
@NullMarked
@NamedInterface("page")
package org.tidewaiter.node.tour.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
