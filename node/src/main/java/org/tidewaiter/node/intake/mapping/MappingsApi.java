package org.tidewaiter.node.intake.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;

/** The mappings of this node, for programs. */
@RestController
@RequestMapping("/api/v1/mappings")
@HoldsNominalData
@Requires(Permission.IMPORT)
@Tag(name = "Mappings", description = "How foreign files become reports")
class MappingsApi {

    static final String YAML = "application/yaml";

    private final Mappings mappings;

    MappingsApi(Mappings mappings) {
        this.mappings = mappings;
    }

    /** @param madeBy absent for a mapping that is shipped with the node */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MappingAnswer(
            String name,
            int version,
            String title,
            @Nullable String madeBy,
            @Nullable Instant madeAt) {

        static MappingAnswer of(KnownMapping known) {
            return new MappingAnswer(
                    known.name(), known.version(), known.mapping().title(), known.madeBy(), known.madeAt());
        }
    }

    @GetMapping
    @Operation(summary = "The mappings of this node in their newest versions, shipped ones last")
    List<MappingAnswer> list(AccessScope scope) {
        return mappings.all(scope).stream().map(MappingAnswer::of).toList();
    }

    @GetMapping(path = "/{name}", produces = YAML)
    @Operation(summary = "One mapping as YAML", description = "Without version, the newest.")
    ResponseEntity<String> one(
            AccessScope scope, @PathVariable String name, @RequestParam(required = false) @Nullable Integer version) {
        return mappings.find(scope, name, version)
                .map(known -> ResponseEntity.ok(known.yaml()))
                .orElseThrow(() -> IntakeProblems.of(HttpStatus.NOT_FOUND, "no-mapping"));
    }

    @PutMapping("/{name}")
    @Operation(
            summary = "Keep a mapping",
            description =
                    "As the next version of that name, whatever version it states; one that says the same as the newest"
                            + " changes nothing.")
    @RequestBody(required = true, content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "The version under which it is kept",
            content = @Content(schema = @Schema(implementation = MappingAnswer.class)))
    @ApiResponse(
            responseCode = "422",
            description = "It is no mapping, or has another name; faults[] names the place",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    MappingAnswer keep(
            AccessScope scope,
            Page page,
            @PathVariable String name,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        String yaml = MappingText.read(request.getInputStream());
        ImportMapping.check(page.language(), yaml);
        if (!org.tidewaiter.formats.mapping.Mapping.read(yaml).name().equals(name)) {
            throw IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "mapping-name-differs");
        }
        return MappingAnswer.of(mappings.keep(scope, yaml));
    }
}
