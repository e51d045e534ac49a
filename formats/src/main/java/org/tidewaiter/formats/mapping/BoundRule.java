package org.tidewaiter.formats.mapping;

import java.util.List;

/** A rule that knows where its columns stand in the rows of one file. */
@FunctionalInterface
interface BoundRule {

    Converted convert(List<String> cells);
}
