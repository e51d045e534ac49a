package org.tidewaiter.node.delivery.page;

import org.jspecify.annotations.Nullable;

/**
 * A problem in words.
 *
 * @param sentence what is wrong
 * @param next what to do
 * @param attempts how often it failed and when it is tried again; null if that is not known
 */
public record Trouble(
        String sentence, String next, @Nullable String attempts) {}
