/** What the templates of the overview get. */
@NullMarked
package org.tidewaiter.node.insight.page;

import org.jspecify.annotations.NullMarked;
