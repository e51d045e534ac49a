package org.tidewaiter.node.web.component;

import org.jspecify.annotations.Nullable;

/** One line of a definition list; a null value is shown as not given. */
public record Definition(String term, @Nullable String value) {}
