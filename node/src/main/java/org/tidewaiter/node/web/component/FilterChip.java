package org.tidewaiter.node.web.component;

import org.jspecify.annotations.Nullable;

/**
 * One part of a search read as a sentence: "tobacco or alcohol", "by road".
 *
 * @param edit address or anchor where this part is changed
 * @param remove address of the same search without it, null when it cannot be left out
 */
public record FilterChip(
        String words, String edit, @Nullable String remove) {}
