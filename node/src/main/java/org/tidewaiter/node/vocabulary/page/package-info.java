/** What the pages of the vocabulary show. */
@NullMarked
package org.tidewaiter.node.vocabulary.page;

import org.jspecify.annotations.NullMarked;
