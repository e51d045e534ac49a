package org.tidewaiter.node.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.formats.mapping.ShippedMappings;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.intake.SealedPieces.Kind;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;

/** The import page. */
@Controller
@HoldsNominalData
@Requires(Permission.IMPORT)
class ImportController {

    private static final String IMPORTS = "/imports";

    private final Imports imports;
    private final ImportPages pages;
    private final SealedPieces pieces;
    private final AuditTrail audit;

    ImportController(Imports imports, ImportPages pages, SealedPieces pieces, AuditTrail audit) {
        this.imports = imports;
        this.pages = pages;
        this.pieces = pieces;
        this.audit = audit;
    }

    @GetMapping(IMPORTS)
    ModelAndView list(AccessScope scope, Page page) {
        return new ModelAndView("intake/imports", "imports", pages.list(page, imports.of(scope)));
    }

    @PostMapping(IMPORTS)
    String upload(AccessScope scope, Page page, @RequestParam MultipartFile file) throws IOException {
        if (file.isEmpty()) {
            throw IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "no-file");
        }
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            UUID id = imports.upload(scope, name == null ? "" : name, content, page.language());
            return "redirect:" + IMPORTS + "/" + id;
        }
    }

    @GetMapping(IMPORTS + "/{id}")
    ModelAndView show(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String mapping)
            throws IOException {
        return new ModelAndView("intake/import", "file", pages.page(page, imports.require(scope, id), mapping));
    }

    @GetMapping(IMPORTS + "/{id}/progress")
    ModelAndView progress(AccessScope scope, Page page, @PathVariable UUID id) throws IOException {
        return new ModelAndView("intake/importresult", "file", pages.page(page, imports.require(scope, id), null));
    }

    @PostMapping(IMPORTS + "/{id}/start")
    String start(AccessScope scope, @PathVariable UUID id, @RequestParam String mapping) {
        imports.require(scope, id);
        if (ShippedMappings.named(mapping).isEmpty()) {
            throw IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "no-mapping");
        }
        imports.start(scope, id, mapping);
        audit.record(scope, "import.started", id.toString(), Map.of("format", mapping));
        return "redirect:" + IMPORTS + "/" + id;
    }

    @PostMapping(IMPORTS + "/{id}/delete")
    String delete(AccessScope scope, @PathVariable UUID id) {
        imports.remove(scope, id);
        return "redirect:" + IMPORTS;
    }

    @GetMapping(IMPORTS + "/{id}/refused.csv")
    ResponseEntity<InputStreamResource> refused(AccessScope scope, @PathVariable UUID id) {
        FileImport one = imports.require(scope, id);
        audit.record(scope, "import.refused-rows-taken", id.toString(), Map.of("count", Long.toString(one.refused())));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("refused.csv")
                                .build()
                                .toString())
                .body(new InputStreamResource(pieces.read(id, Kind.REFUSED)));
    }
}
