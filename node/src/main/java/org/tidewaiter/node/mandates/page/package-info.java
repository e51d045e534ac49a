/** What the page of mandates shows. */
@NullMarked
package org.tidewaiter.node.mandates.page;

import org.jspecify.annotations.NullMarked;
