package org.tidewaiter.node.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.vocabulary.ReferenceFiles.Loading;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.registers.RowFault;

/** The pages of exchange rates and taxa. */
@Controller
@Requires(Permission.ENTER)
class ReferencesController {

    private static final int LONGEST = 120;

    private final ReferenceFiles files;
    private final ReferencePages pages;

    ReferencesController(ReferenceFiles files, ReferencePages pages) {
        this.files = files;
        this.pages = pages;
    }

    @GetMapping("/vocabulary/rates")
    ModelAndView rates(AccessScope scope, Page page, @ModelAttribute RatesQuestion question) {
        return show(scope, page, ReferenceKind.RATES, question, "", 0, List.of());
    }

    @GetMapping("/vocabulary/taxa")
    ModelAndView taxa(
            AccessScope scope,
            Page page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int from) {
        String asked = q.substring(0, Math.min(q.length(), LONGEST));
        return show(scope, page, ReferenceKind.TAXA, nothing(), asked, Math.max(0, from), List.of());
    }

    @PostMapping(value = "/vocabulary/rates", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.LOAD_REFERENCES)
    ModelAndView loadRates(
            AccessScope scope,
            Page page,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String source,
            RedirectAttributes once)
            throws IOException {
        return load(scope, page, ReferenceKind.RATES, file, source, once);
    }

    @PostMapping(value = "/vocabulary/taxa", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.LOAD_REFERENCES)
    ModelAndView loadTaxa(
            AccessScope scope,
            Page page,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String source,
            RedirectAttributes once)
            throws IOException {
        return load(scope, page, ReferenceKind.TAXA, file, source, once);
    }

    @PostMapping("/vocabulary/rates/removal")
    @Requires(Permission.LOAD_REFERENCES)
    String removeRates(AccessScope scope, Page page, RedirectAttributes once) {
        files.remove(scope, ReferenceKind.RATES);
        once.addFlashAttribute(Page.TOLD, page.text("vocabulary.rates.removed"));
        return "redirect:/vocabulary/rates";
    }

    @PostMapping("/vocabulary/taxa/removal")
    @Requires(Permission.LOAD_REFERENCES)
    String removeTaxa(AccessScope scope, Page page, RedirectAttributes once) {
        files.remove(scope, ReferenceKind.TAXA);
        once.addFlashAttribute(Page.TOLD, page.text("vocabulary.taxa.removed"));
        return "redirect:/vocabulary/taxa";
    }

    private ModelAndView load(
            AccessScope scope,
            Page page,
            ReferenceKind kind,
            MultipartFile file,
            String source,
            RedirectAttributes once)
            throws IOException {
        byte[] content;
        try (InputStream in = file.getInputStream()) {
            content = Bodies.read(in, ReferenceFiles.LARGEST);
        }
        return switch (files.load(scope, kind, source, content)) {
            case Loading.Loaded(ReferenceFile loaded) -> {
                once.addFlashAttribute(Page.TOLD, page.text("vocabulary." + kind.code() + ".done", loaded.rows()));
                yield new ModelAndView("redirect:/vocabulary/" + kind.code());
            }
            case Loading.Refused(List<RowFault> faults) -> {
                ModelAndView view = show(scope, page, kind, nothing(), "", 0, RegisterWords.file(page, faults));
                view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield view;
            }
        };
    }

    private ModelAndView show(
            AccessScope scope,
            Page page,
            ReferenceKind kind,
            RatesQuestion question,
            String asked,
            int from,
            List<Fault> faults) {
        boolean mayLoad = scope.may(Permission.LOAD_REFERENCES);
        return switch (kind) {
            case RATES -> new ModelAndView("vocabulary/rates", "rates", pages.rates(page, mayLoad, question, faults));
            case TAXA -> new ModelAndView("vocabulary/taxa", "taxa", pages.taxa(page, mayLoad, asked, from, faults));
        };
    }

    private static RatesQuestion nothing() {
        return new RatesQuestion(null, null, null);
    }
}
