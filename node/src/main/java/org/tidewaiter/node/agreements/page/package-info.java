/** What the templates of the agreements' pages are given. */
@NullMarked
package org.tidewaiter.node.agreements.page;

import org.jspecify.annotations.NullMarked;
