package org.tidewaiter.report.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.Examples;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.JsonNode;

class ReportSchemaTest {

    private static final JsonNode SCHEMA = ReportSchema.json(Vocabulary.load());

    @Test
    void describesEveryFieldOfTheCompleteSubmission() {
        Set<String> missing = new HashSet<>();
        compare(Examples.complete(), SCHEMA, "", missing);
        assertThat(missing).isEmpty();
    }

    @Test
    void requiresWhatARecordCannotBeWithout() {
        assertThat(SCHEMA.at("/required").valueStream().map(JsonNode::stringValue))
                .containsExactly("eventKind", "formType", "provenance");
        assertThat(SCHEMA.at("/$defs/Quantity/required").valueStream().map(JsonNode::stringValue))
                .containsExactly("amount", "unit");
        assertThat(SCHEMA.at("/$defs/GoodsLine/required").valueStream().map(JsonNode::stringValue))
                .containsExactly("category", "subcategory");
    }

    @Test
    void writesCodesAsEnumerationsAndRefusesUnknownNames() {
        assertThat(SCHEMA.at("/$defs/offence/enum").valueStream().map(JsonNode::stringValue))
                .contains("SMUGGLING", "UNDERVALUATION");
        assertThat(SCHEMA.at("/$defs/country/enum").size()).isEqualTo(250);
        assertThat(SCHEMA.at("/$defs/hs6/pattern").stringValue()).isEqualTo("^[0-9]{6}$");
        assertThat(SCHEMA.at("/additionalProperties").booleanValue()).isFalse();
        assertThat(SCHEMA.at("/properties/sourceKey/maxLength").intValue()).isEqualTo(128);
        assertThat(SCHEMA.at("/properties/summary/maxLength").intValue()).isEqualTo(4000);
    }

    private static void compare(JsonNode value, JsonNode schema, String path, Set<String> missing) {
        JsonNode resolved =
                schema.has("$ref") ? SCHEMA.at(schema.get("$ref").stringValue().substring(1)) : schema;
        if (value.isObject()) {
            value.forEachEntry((name, each) -> {
                JsonNode property = resolved.path("properties").has(name)
                        ? resolved.path("properties").get(name)
                        : resolved.path("additionalProperties");
                if (!property.isObject()) {
                    missing.add(path + "." + name);
                } else {
                    compare(each, property, path + "." + name, missing);
                }
            });
        } else if (value.isArray()) {
            value.forEach(each -> compare(each, resolved.path("items"), path, missing));
        } else if (resolved.has("enum")) {
            if (resolved.get("enum").valueStream().noneMatch(value::equals)) {
                missing.add(path + " enum");
            }
        } else if (!resolved.has("type")) {
            missing.add(path + " type");
        }
    }
}
