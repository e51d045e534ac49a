package org.tidewaiter.node.agreements.page;

import org.jspecify.annotations.Nullable;

/**
 * How something stands, as a chip.
 *
 * @param icon name; null for none
 * @param tone suffix of the style class
 */
public record Mark(String label, @Nullable String icon, String tone) {}
