package org.tidewaiter.node.intake.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.intake.file.ImportUploads;
import org.tidewaiter.node.intake.file.Imports;
import org.tidewaiter.node.intake.mapping.ImportMapping;
import org.tidewaiter.node.intake.mapping.MappingText;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Page;

/** Imports, for programs. */
@RestController
@RequestMapping("/api/v1/imports")
@HoldsNominalData
@Requires(Permission.IMPORT)
@Tag(name = "Imports", description = "Files brought in: tried, run, paused, withdrawn as a whole")
class ImportsApi {

    private final Imports imports;
    private final ImportUploads uploads;
    private final ImportMapping mapping;
    private final ImportDecisions decisions;
    private final ImportAnswers answers;

    ImportsApi(
            Imports imports,
            ImportUploads uploads,
            ImportMapping mapping,
            ImportDecisions decisions,
            ImportAnswers answers) {
        this.imports = imports;
        this.uploads = uploads;
        this.mapping = mapping;
        this.decisions = decisions;
        this.answers = answers;
    }

    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            summary = "Bring a file",
            description = "The file is the body, as it is; its size is bounded by tidewaiter.imports.largest. As"
                    + " multipart/form-data the parts are file, mapping (a name) and mappingFile (YAML), and the"
                    + " file has at most 64 MB. Without a mapping the file waits for one. Nothing of it is stored"
                    + " as a report before it is started.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "201",
            description = "It is there; Location names it",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @ApiResponse(
            responseCode = "413",
            description = "Larger than is taken",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "422",
            description = "The mapping is wrong; faults[] names each place in it",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<ImportAnswer> bring(
            AccessScope scope,
            Page page,
            @Parameter(description = "Name of the file") @RequestParam String name,
            @Parameter(description = "Name of a mapping of this node; reports for reports in the form of the API")
                    @RequestParam(required = false)
                    @Nullable
                    String mapping,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        return taken(
                scope,
                page,
                new ImportUploads.Upload(
                        name, request.getContentLengthLong(), request.getInputStream(), page.language(), null),
                mapping,
                null);
    }

    /** Described with {@link #bring}: OpenAPI knows one operation for an address. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(hidden = true)
    ResponseEntity<ImportAnswer> bringParts(
            AccessScope scope,
            Page page,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable MultipartFile mappingFile)
            throws IOException {
        String yaml = null;
        if (mappingFile != null) {
            try (InputStream in = mappingFile.getInputStream()) {
                yaml = MappingText.read(in);
            }
        }
        try (InputStream content = file.getInputStream()) {
            String name = file.getOriginalFilename();
            return taken(
                    scope,
                    page,
                    new ImportUploads.Upload(name == null ? "" : name, file.getSize(), content, page.language(), null),
                    mapping,
                    yaml);
        }
    }

    private ResponseEntity<ImportAnswer> taken(
            AccessScope scope, Page page, ImportUploads.Upload upload, @Nullable String name, @Nullable String yaml)
            throws IOException {
        ImportMapping.Chosen chosen = mapping.chosen(scope, page.language(), name, yaml);
        UUID id = uploads.take(scope, upload);
        mapping.give(scope, id, chosen);
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/v1/imports/" + id))
                .body(answer(scope, page.language(), id));
    }

    @GetMapping
    @Operation(summary = "The imports of this account, newest first", description = "At most 50; before continues.")
    List<ImportAnswer> list(
            AccessScope scope,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    Instant before) {
        return imports.of(scope, before).stream().map(answers::brief).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One import: where it stands, its figures, its faults by rule")
    ImportAnswer one(AccessScope scope, Page page, @PathVariable UUID id) {
        return answer(scope, page.language(), id);
    }

    @PostMapping("/{id}/trial")
    @Operation(summary = "Try it: read the whole file by all rules and store nothing")
    ImportAnswer tryOut(AccessScope scope, Page page, @PathVariable UUID id) {
        decisions.tryOut(scope, id);
        return answer(scope, page.language(), id);
    }

    @PostMapping("/{id}/start")
    @Operation(summary = "Start it, or start it again after it failed")
    ImportAnswer start(AccessScope scope, Page page, @PathVariable UUID id) {
        decisions.start(scope, id);
        return answer(scope, page.language(), id);
    }

    @PostMapping("/{id}/pause")
    @Operation(summary = "Stop it after the batch that it is at")
    ImportAnswer pause(AccessScope scope, Page page, @PathVariable UUID id) {
        decisions.pause(scope, id);
        return answer(scope, page.language(), id);
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "Go on after a pause")
    ImportAnswer resume(AccessScope scope, Page page, @PathVariable UUID id) {
        decisions.resume(scope, id);
        return answer(scope, page.language(), id);
    }

    @PostMapping("/{id}/withdrawal")
    @Requires(Permission.WITHDRAW)
    @Operation(
            summary = "Withdraw all that it brought in, for ever",
            description =
                    "The reason is a code of the list withdrawal-reason. What was never released is closed here, what"
                            + " was released is withdrawn at every partner. Reports that were there before stay.")
    ImportAnswer withdraw(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @org.springframework.web.bind.annotation.RequestBody Reason reason) {
        decisions.withdraw(scope, page.language(), id, reason.reason());
        return answer(scope, page.language(), id);
    }

    /** @param reason code of the list {@code withdrawal-reason} */
    record Reason(@Nullable String reason) {}

    @DeleteMapping("/{id}")
    @Operation(summary = "Delete it: before it is started wholly, afterwards its file and refused rows")
    ResponseEntity<Void> delete(AccessScope scope, @PathVariable UUID id) {
        decisions.remove(scope, id);
        return ResponseEntity.noContent().build();
    }

    @GetMapping(path = "/{id}/refused.csv", produces = "text/csv")
    @Operation(
            summary = "The refused rows",
            description = "Row, rule and message before the original cells; corrected there, the file can be brought in"
                    + " again.")
    ResponseEntity<InputStreamResource> refused(AccessScope scope, @PathVariable UUID id) {
        return decisions.refused(scope, id);
    }

    private ImportAnswer answer(AccessScope scope, Language language, UUID id) {
        return answers.full(imports.require(scope, id), language);
    }
}
