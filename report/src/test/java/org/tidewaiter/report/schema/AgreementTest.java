package org.tidewaiter.report.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.disclosure.Departures;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.JsonNode;

/**
 * What is produced from the vocabulary, the record types and the field catalogue agrees with them: JSON Schema, field
 * reference, disclosure. That the form does is shown beside the form; that templates do, beside the templates.
 */
class AgreementTest {

    private static final Vocabulary VOCABULARY = Vocabulary.load();
    private static final FieldCatalogue CATALOGUE = FieldCatalogue.load();
    private static final JsonNode SCHEMA = ReportSchema.json(VOCABULARY);
    private static final Path REFERENCE = Path.of("..", "docs", "fields.md");

    @Test
    void theSchemaHasTheFieldsOfTheCatalogueAndNoOthers() {
        Map<String, JsonNode> leaves = new TreeMap<>();
        leaves("", SCHEMA, leaves);
        leaves.remove("sourceKey"); // of the document, not of the report
        assertThat(leaves.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        CATALOGUE.entries().stream().map(FieldEntry::path).toList());
        for (FieldEntry entry : CATALOGUE.entries()) {
            assertThat(fits(entry, Objects.requireNonNull(leaves.get(entry.path()))))
                    .as(entry.path())
                    .isTrue();
        }
    }

    @Test
    void theFieldReferenceIsUpToDate() throws IOException {
        String reference = FieldReference.markdown(VOCABULARY);
        if (Boolean.getBoolean("tidewaiter.write")) {
            Files.writeString(REFERENCE, reference);
        }
        assertThat(Files.readString(REFERENCE))
                .as("docs/fields.md; mvn -pl report test -Dtest=AgreementTest -Dtidewaiter.write=true writes it anew")
                .isEqualTo(reference);
    }

    @Test
    void theFieldReferenceNamesEveryFieldCategoryAndList() {
        String reference = FieldReference.markdown(VOCABULARY);
        assertThat(reference)
                .contains(CATALOGUE.entries().stream()
                        .map(entry ->
                                "| `" + entry.path() + "` | " + entry.labels().in(Locale.ENGLISH))
                        .toList());
        assertThat(reference)
                .contains(VOCABULARY.list("category").codes().stream()
                        .map(code -> "| `" + code.code() + "` |")
                        .toList());
        assertThat(reference)
                .contains(VOCABULARY.lists().stream()
                        .map(list -> "| `" + list.name() + "` |")
                        .toList());
    }

    @Test
    void everyFieldLeavesOrStaysAsItsPlaceInTheModelSays() {
        Departures departures = new Departures(DisclosureProfile.named("non-personal-standard"));
        for (FieldEntry entry : CATALOGUE.entries()) {
            boolean stays = departures.of(entry.path()) == Departures.Departure.STAYS
                    || departures.of(entry.path()) == Departures.Departure.AS_PSEUDONYM;
            assertThat(stays).as(entry.path()).isEqualTo(entry.nominal());
        }
    }

    @Test
    void categoriesNamedByFieldsAreInTheVocabulary() {
        List<String> categories =
                VOCABULARY.list("category").codes().stream().map(Code::code).toList();
        for (FieldEntry entry : CATALOGUE.entries()) {
            assertThat(categories).as(entry.path()).containsAll(entry.only()).containsAll(entry.except());
            assertThat(entry.unless() == null || CATALOGUE.at(entry.unless()).isPresent())
                    .isTrue();
            assertThat(entry.labels().texts()).containsKeys("en", "fr");
            assertThat(entry.help() == null || entry.help().texts().keySet().containsAll(List.of("en", "fr")))
                    .isTrue();
        }
    }

    private static boolean fits(FieldEntry entry, JsonNode schema) {
        return switch (entry.kind()) {
            case CODE ->
                entry.list() != null
                        && (schema.has("pattern")
                                || schema.path("enum")
                                        .valueStream()
                                        .anyMatch(code -> VOCABULARY
                                                .list(entry.list())
                                                .code(code.stringValue())
                                                .isPresent()));
            case DECIMAL -> schema.path("type").isArray();
            case INTEGER -> schema.path("type").stringValue().equals("integer");
            case BOOLEAN -> schema.path("type").stringValue().equals("boolean");
            case DATE -> schema.path("format").stringValue("").equals("date");
            case TIME -> schema.has("pattern");
            case TEXT -> schema.has("maxLength");
        };
    }

    private static void leaves(String path, JsonNode schema, Map<String, JsonNode> leaves) {
        JsonNode resolved =
                schema.has("$ref") ? SCHEMA.at(schema.get("$ref").stringValue().substring(1)) : schema;
        if (resolved.has("properties")) {
            resolved.get("properties")
                    .forEachEntry((name, each) -> leaves(path.isEmpty() ? name : path + "." + name, each, leaves));
        } else if (resolved.has("items")) {
            leaves(path + "[]", resolved.get("items"), leaves);
        } else if (resolved.path("additionalProperties").isObject()) {
            leaves(path + ".*", resolved.get("additionalProperties"), leaves);
        } else {
            leaves.put(path, resolved);
        }
    }
}
