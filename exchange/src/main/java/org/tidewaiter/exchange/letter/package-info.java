/**
 * Letters: what one node tells another beside reports, such as a question about one of them. The receiver answers each
 * with a signed receipt. {@code LetterTest} shows what is refused.
 */
@NullMarked
package org.tidewaiter.exchange.letter;

import org.jspecify.annotations.NullMarked;
