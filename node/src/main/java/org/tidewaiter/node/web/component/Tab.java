package org.tidewaiter.node.web.component;

import org.jspecify.annotations.Nullable;

/** One of several views of the same thing, each with an address of its own. */
public record Tab(
        String label,
        String path,
        boolean current,
        @Nullable String count) {}
