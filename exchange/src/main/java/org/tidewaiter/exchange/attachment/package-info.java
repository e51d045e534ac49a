/**
 * Bytes that a version names by their digest and that travel apart from it. Knows neither what they are nor what names
 * them: a receiver takes only what a version that it holds names.
 */
@NullMarked
package org.tidewaiter.exchange.attachment;

import org.jspecify.annotations.NullMarked;
