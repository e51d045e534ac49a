package org.tidewaiter.node.web.component;

import org.jspecify.annotations.Nullable;

/**
 * The ends of one page of a list read by cursor.
 *
 * @param range what is shown, in words: "1 to 50 of 1,204 cases"
 * @param previous address of the page before, null on the first
 * @param next address of the page after, null on the last
 */
public record Pager(
        String range, @Nullable String previous, @Nullable String next) {}
