package org.tidewaiter.report.schema;

import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The JSON Schema (2020-12) of the document that a submission is. */
public final class ReportSchema {

    private ReportSchema() {}

    /** The schema, with the codes of the vocabulary as enumerations. */
    public static JsonNode json(Vocabulary vocabulary) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("type", "object");
    }
}
