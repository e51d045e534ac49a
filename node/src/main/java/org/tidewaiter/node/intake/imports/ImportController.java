package org.tidewaiter.node.intake.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.intake.file.FileImport;
import org.tidewaiter.node.intake.file.ImportUploads;
import org.tidewaiter.node.intake.file.Imports;
import org.tidewaiter.node.intake.mapping.ImportMapping;
import org.tidewaiter.node.intake.page.ImportsPage;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;

/** The import page. */
@Controller
@HoldsNominalData
@Requires(Permission.IMPORT)
class ImportController {

    private final Imports imports;
    private final ImportUploads uploads;
    private final ImportMapping mapping;
    private final ImportDecisions decisions;
    private final ImportPages pages;

    ImportController(
            Imports imports,
            ImportUploads uploads,
            ImportMapping mapping,
            ImportDecisions decisions,
            ImportPages pages) {
        this.imports = imports;
        this.uploads = uploads;
        this.mapping = mapping;
        this.decisions = decisions;
        this.pages = pages;
    }

    @GetMapping(ImportsPage.PATH)
    ModelAndView list(AccessScope scope, Page page, @RequestParam(required = false) @Nullable Instant before) {
        return new ModelAndView("intake/imports", "imports", pages.list(page, imports.of(scope, before)));
    }

    /** A form without a script: the whole request is held in memory, so the file is small. */
    @PostMapping(path = ImportsPage.PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String upload(
            AccessScope scope,
            Page page,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable UUID corrects)
            throws IOException {
        if (file.isEmpty()) {
            throw IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "no-file");
        }
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            return "redirect:"
                    + taken(
                            scope,
                            new ImportUploads.Upload(
                                    name == null ? "" : name, file.getSize(), content, page.language(), corrects));
        }
    }

    /** The page's own script sends the file as it is, however large; the answer says where it is now. */
    @PostMapping(path = ImportsPage.PATH + "/file", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<Void> uploadAsItIs(
            AccessScope scope,
            Page page,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable UUID corrects,
            HttpServletRequest request)
            throws IOException {
        String path = taken(
                scope,
                new ImportUploads.Upload(
                        name, request.getContentLengthLong(), request.getInputStream(), page.language(), corrects));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", path)
                .build();
    }

    /** What corrects the refused rows of an import is read through the mapping of that import. */
    private String taken(AccessScope scope, ImportUploads.Upload upload) throws IOException {
        FileImport corrected = upload.corrects() == null ? null : imports.require(scope, upload.corrects());
        UUID id = uploads.take(scope, upload);
        if (corrected == null) {
            mapping.giveTemplates(scope, id);
        } else {
            mapping.giveSame(scope, id, corrected);
            decisions.tryOut(scope, id);
        }
        return ImportsPage.PATH + "/" + id;
    }

    @GetMapping(ImportsPage.PATH + "/{id}")
    ModelAndView show(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String constant)
            throws IOException {
        return new ModelAndView("intake/import", "file", pages.page(page, scope, imports.require(scope, id), constant));
    }

    /** The third step alone, while something goes on; the whole page anew when it has ended. */
    @GetMapping(ImportsPage.PATH + "/{id}/progress")
    ModelAndView progress(AccessScope scope, Page page, @PathVariable UUID id, HttpServletResponse response) {
        FileImport one = imports.require(scope, id);
        if (!one.state().busy()) {
            response.setHeader("HX-Refresh", "true");
        }
        ModelAndView step = new ModelAndView("intake/importresult", "result", pages.result(page, one));
        return step.addObject("id", id);
    }

    @PostMapping(ImportsPage.PATH + "/{id}/trial")
    String tryOut(AccessScope scope, @PathVariable UUID id) {
        decisions.tryOut(scope, id);
        return here(id);
    }

    @PostMapping(ImportsPage.PATH + "/{id}/start")
    String start(AccessScope scope, @PathVariable UUID id) {
        decisions.start(scope, id);
        return here(id);
    }

    @PostMapping(ImportsPage.PATH + "/{id}/pause")
    String pause(AccessScope scope, @PathVariable UUID id) {
        decisions.pause(scope, id);
        return here(id);
    }

    @PostMapping(ImportsPage.PATH + "/{id}/resume")
    String resume(AccessScope scope, @PathVariable UUID id) {
        decisions.resume(scope, id);
        return here(id);
    }

    @PostMapping(ImportsPage.PATH + "/{id}/delete")
    String delete(AccessScope scope, Page page, @PathVariable UUID id, RedirectAttributes attributes) {
        decisions.remove(scope, id);
        attributes.addFlashAttribute(Page.TOLD, page.text("intake.import.deleted"));
        return "redirect:" + ImportsPage.PATH;
    }

    /** What a withdrawal would do, before it is decided. */
    @GetMapping(ImportsPage.PATH + "/{id}/withdrawal")
    @Requires(Permission.WITHDRAW)
    ModelAndView withdrawal(AccessScope scope, Page page, @PathVariable UUID id) {
        return new ModelAndView("intake/importundo", "undo", pages.undo(page, scope, imports.require(scope, id)));
    }

    @PostMapping(ImportsPage.PATH + "/{id}/withdrawal")
    @Requires(Permission.WITHDRAW)
    String withdraw(AccessScope scope, Page page, @PathVariable UUID id, @RequestParam String reason) {
        decisions.withdraw(scope, page.language(), id, reason);
        return here(id);
    }

    @GetMapping(ImportsPage.PATH + "/{id}/refused.csv")
    ResponseEntity<InputStreamResource> refused(AccessScope scope, @PathVariable UUID id) {
        return decisions.refused(scope, id);
    }

    private static String here(UUID id) {
        return "redirect:" + ImportsPage.PATH + "/" + id;
    }
}
