package org.tidewaiter.report;

import org.jspecify.annotations.Nullable;

/** Where and how goods were hidden: codes of the lists {@code concealment-place} and {@code concealment-method}. */
public record Concealment(@Nullable String place, @Nullable String method) {}
