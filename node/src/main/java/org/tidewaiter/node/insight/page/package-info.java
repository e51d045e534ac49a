/** What the templates of the overview get; the page on one report shows a map too. */
@NamedInterface("page")
@NullMarked
package org.tidewaiter.node.insight.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
