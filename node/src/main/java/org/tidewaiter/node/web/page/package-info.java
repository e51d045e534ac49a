/** Models of the shell's own pages. */
@NullMarked
package org.tidewaiter.node.web.page;

import org.jspecify.annotations.NullMarked;
