/** What the templates of the network pages show. */
@NullMarked
package org.tidewaiter.node.delivery.page;

import org.jspecify.annotations.NullMarked;
