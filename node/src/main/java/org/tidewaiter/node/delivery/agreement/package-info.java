/** What partners have agreed on: read, revised, in force or ended, and what each lets go. */
@NullMarked
package org.tidewaiter.node.delivery.agreement;

import org.jspecify.annotations.NullMarked;
