package org.tidewaiter.formats.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** How foreign JSON is parsed: within bounds, and with each name once. */
final class JsonParsing {

    /** Longest text that is read at all; what a row may hold is less. */
    static final int LONGEST_TEXT = 1 << 20;

    static final int DEPTH = 50;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .build())
            .build();

    private JsonParsing() {}
}
