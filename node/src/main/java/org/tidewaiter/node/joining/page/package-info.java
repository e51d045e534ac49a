/** What the page of invitations shows. */
@NullMarked
package org.tidewaiter.node.joining.page;

import org.jspecify.annotations.NullMarked;
