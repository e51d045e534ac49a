package org.tidewaiter.node.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.schema.ReportSchema;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.CodeList;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.JsonNode;

/** The code lists and the schema of a report, for programs. */
@RestController
@Requires(Permission.ENTER)
@Tag(name = "Vocabulary", description = "Code lists and the shape of a report")
class VocabularyApi {

    private final Vocabulary vocabulary;
    private final CodeSearch search;
    private final JsonNode schema;

    VocabularyApi(Vocabulary vocabulary, CodeSearch search) {
        this.vocabulary = vocabulary;
        this.search = search;
        this.schema = ReportSchema.json(vocabulary);
    }

    record Lists(String edition, List<ListName> lists) {}

    /** @param codes how many it has */
    record ListName(String name, Map<String, String> title, int codes) {}

    record Codes(String edition, String name, Map<String, String> title, List<CodeAnswer> codes) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record CodeAnswer(
            String code,
            Map<String, String> labels,
            Map<String, List<String>> synonyms,
            @Nullable String parent,
            Set<String> modes,
            Map<String, String> attributes,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {

        static CodeAnswer of(Code code) {
            return new CodeAnswer(
                    code.code(),
                    code.labels().texts(),
                    code.synonyms().words(),
                    code.parent(),
                    new TreeSet<>(code.modes()),
                    code.attributes(),
                    code.validFrom(),
                    code.validTo());
        }
    }

    @GetMapping("/api/v1/vocabulary")
    @Operation(summary = "The code lists")
    Lists lists() {
        return new Lists(
                vocabulary.edition(),
                vocabulary.lists().stream()
                        .map(list -> new ListName(
                                list.name(), list.title().texts(), list.codes().size()))
                        .toList());
    }

    @GetMapping("/api/v1/vocabulary/{list}")
    @Operation(
            summary = "One code list",
            description =
                    "With q, the codes whose code, label or synonym in either language has these words, best first;"
                            + " parent and mode narrow them.")
    Codes list(
            Page page,
            @PathVariable String list,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String parent,
            @RequestParam(required = false) @Nullable String mode) {
        CodeList found = vocabulary.find(list).orElseThrow(() -> VocabularyProblems.notFound("no-such-list"));
        List<Code> codes = search.find(found, new CodeSearch.Asked(q, parent, mode), page.language());
        return new Codes(
                vocabulary.edition(),
                found.name(),
                found.title().texts(),
                codes.stream().map(CodeAnswer::of).toList());
    }

    @GetMapping("/api/v1/schema/report")
    @Operation(summary = "The JSON Schema (2020-12) of a report as it is handed in")
    JsonNode schema() {
        return schema;
    }
}
