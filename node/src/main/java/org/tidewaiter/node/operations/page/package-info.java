/** What the page of the check-up shows. */
@NullMarked
package org.tidewaiter.node.operations.page;

import org.jspecify.annotations.NullMarked;
