package org.tidewaiter.node.intake.template;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Page;

/** The templates of all categories, for programs. */
@RestController
@Requires(Permission.ENTER)
@Tag(name = "Vocabulary")
class TemplateApi {

    @GetMapping("/api/v1/templates/{category}.{format}")
    @Operation(
            summary = "A template to fill, of one category of goods",
            description = "language is en or fr; without it the language of the request. A filled template is imported"
                    + " without a mapping of one's own.")
    ResponseEntity<byte[]> template(
            Page page,
            @PathVariable String category,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable String language)
            throws IOException {
        Language words = language == null
                ? page.language()
                : Language.of(language)
                        .orElseThrow(() -> IntakeProblems.of(HttpStatus.BAD_REQUEST, "no-template-language"));
        return TemplateFiles.answer(category, format, words);
    }
}
