/** What the templates under {@code jte/accounts} show. */
@NullMarked
package org.tidewaiter.node.accounts.page;

import org.jspecify.annotations.NullMarked;
