package org.tidewaiter.node.intake.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.intake.page.ImportsPage;
import org.tidewaiter.node.intake.page.MappingsPage;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;

/** The page of the mappings that this node knows. */
@Controller
@HoldsNominalData
@Requires(Permission.IMPORT)
class MappingController {

    private static final String MAPPINGS = ImportsPage.PATH + "/mappings";
    private static final int VERSIONS_SHOWN = 20;

    private final Mappings mappings;

    MappingController(Mappings mappings) {
        this.mappings = mappings;
    }

    @GetMapping(MAPPINGS)
    ModelAndView list(AccessScope scope, Page page) {
        List<KnownMapping> all = mappings.all(scope);
        return new ModelAndView(
                "intake/mappings", "mappings", new MappingsPage(lines(page, all, false), lines(page, all, true)));
    }

    private static List<MappingsPage.Line> lines(Page page, List<KnownMapping> all, boolean shipped) {
        return all.stream()
                .filter(known -> known.isShipped() == shipped)
                .map(known -> line(page, known))
                .toList();
    }

    private static MappingsPage.Line line(Page page, KnownMapping known) {
        String about = known.madeAt() == null || known.madeBy() == null
                ? known.mapping().attribution()
                : page.text(
                        "intake.mapping.about",
                        known.version(),
                        known.madeBy(),
                        page.wording().ago(known.madeAt()));
        List<Integer> versions = IntStream.rangeClosed(1, known.version())
                .map(each -> known.version() + 1 - each)
                .limit(known.isShipped() ? 1 : VERSIONS_SHOWN)
                .boxed()
                .toList();
        return new MappingsPage.Line(known.name(), known.mapping().title(), about, versions);
    }

    /** As a file that another node, or the command, can read. */
    @GetMapping(MAPPINGS + "/{name}.yaml")
    ResponseEntity<String> take(
            AccessScope scope, @PathVariable String name, @RequestParam(required = false) @Nullable Integer version) {
        KnownMapping known = mappings.find(scope, name, version)
                .orElseThrow(() -> IntakeProblems.of(HttpStatus.NOT_FOUND, "no-mapping"));
        ContentDisposition file =
                ContentDisposition.attachment().filename(known.name() + ".yaml").build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(known.yaml());
    }

    @PostMapping(path = MAPPINGS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String bring(AccessScope scope, Page page, @RequestParam MultipartFile file, RedirectAttributes attributes)
            throws IOException {
        String yaml;
        try (InputStream in = file.getInputStream()) {
            yaml = MappingText.read(in);
        }
        ImportMapping.check(page.language(), yaml);
        KnownMapping kept = mappings.keep(scope, yaml);
        attributes.addFlashAttribute(
                Page.TOLD, page.text("intake.mapping.kept", kept.mapping().title(), kept.version()));
        return "redirect:" + MAPPINGS;
    }
}
