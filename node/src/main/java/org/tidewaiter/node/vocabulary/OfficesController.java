package org.tidewaiter.node.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.vocabulary.Offices.FileOutcome;
import org.tidewaiter.node.vocabulary.Offices.Outcome;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.registers.CsvTable;
import org.tidewaiter.report.registers.FileReading;
import org.tidewaiter.report.registers.RowFault;

/** The pages of the register of offices and border posts. */
@Controller
@RequestMapping("/vocabulary/offices")
@Requires(Permission.KEEP_REGISTERS)
class OfficesController {

    private static final String OFFICES = "/vocabulary/offices";
    private static final int LONGEST = 120;

    private final Offices offices;
    private final OfficePages pages;

    OfficesController(Offices offices, OfficePages pages) {
        this.offices = offices;
        this.pages = pages;
    }

    @GetMapping
    @Requires(Permission.ENTER)
    ModelAndView list(
            AccessScope scope,
            Page page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean ended,
            @RequestParam(defaultValue = "0") int from) {
        Offices.Asked asked = new Offices.Asked(q.substring(0, Math.min(q.length(), LONGEST)), ended);
        return list(scope, page, asked, Math.max(0, from), List.of());
    }

    private ModelAndView list(AccessScope scope, Page page, Offices.Asked asked, int from, List<Fault> faults) {
        List<Office> shown = offices.page(scope, asked, from, Addresses.LINES);
        boolean mayKeep = scope.may(Permission.KEEP_REGISTERS);
        return new ModelAndView(
                "vocabulary/offices",
                "offices",
                pages.list(page, asked, mayKeep, shown, from, offices.count(scope, asked), faults));
    }

    @GetMapping("/new")
    ModelAndView blank(AccessScope scope, Page page) {
        return new ModelAndView("vocabulary/office", "office", pages.fresh(scope, page, null, List.of()));
    }

    @PostMapping
    ModelAndView add(AccessScope scope, Page page, @ModelAttribute OfficeInput input, RedirectAttributes once) {
        return switch (offices.add(scope, input)) {
            case Outcome.Kept(Office office) -> told(page, office, "vocabulary.office.added", once);
            case Outcome.Refused(List<OfficeCheck.Wrong> wrong) ->
                refused(pages.fresh(scope, page, input, RegisterWords.office(page, wrong)));
            case Outcome.Unchanged(Office office) -> to(office);
            case Outcome.Conflict(Office office) -> to(office);
            case Outcome.NoSuchOffice() -> throw VocabularyProblems.notFound("no-such-office");
        };
    }

    @GetMapping("/{code}")
    @Requires(Permission.ENTER)
    ModelAndView office(AccessScope scope, Page page, @PathVariable String code) {
        Office office = offices.find(scope, code).orElseThrow(() -> VocabularyProblems.notFound("no-such-office"));
        boolean mayKeep = scope.may(Permission.KEEP_REGISTERS);
        return new ModelAndView(
                "vocabulary/office",
                "office",
                pages.known(page, office, mayKeep, null, List.of(), offices.revisions(scope, code)));
    }

    @PostMapping("/{code}")
    ModelAndView correct(
            AccessScope scope,
            Page page,
            @PathVariable String code,
            @ModelAttribute OfficeInput input,
            RedirectAttributes once) {
        return after(scope, page, code, input, offices.correct(scope, code, input), "corrected", once);
    }

    @PostMapping("/{code}/end")
    ModelAndView end(AccessScope scope, Page page, @PathVariable String code, RedirectAttributes once) {
        return after(scope, page, code, null, offices.end(scope, code, null), "ended", once);
    }

    @PostMapping("/{code}/reinstatement")
    ModelAndView reinstate(AccessScope scope, Page page, @PathVariable String code, RedirectAttributes once) {
        return after(scope, page, code, null, offices.reinstate(scope, code), "reinstated", once);
    }

    @GetMapping("/file.csv")
    ResponseEntity<String> file(AccessScope scope) {
        List<Office> all = offices.page(scope, new Offices.Asked("", true), 0, Offices.MOST);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("offices.csv")
                                .build()
                                .toString())
                .body(OfficeFile.write(all));
    }

    @PostMapping(value = "/file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView load(AccessScope scope, Page page, @RequestParam MultipartFile file, RedirectAttributes once)
            throws IOException {
        byte[] content;
        try (InputStream in = file.getInputStream()) {
            content = Bodies.read(in, OfficeFile.LARGEST);
        }
        return switch (OfficeFile.read(content)) {
            case FileReading.Refused<CsvTable>(List<RowFault> faults) ->
                refused(scope, page, RegisterWords.file(page, faults));
            case FileReading.Read<CsvTable>(CsvTable table, int rows) ->
                switch (offices.load(scope, OfficeFile.offices(table))) {
                    case FileOutcome.Refused(List<FileOutcome.Row> bad) ->
                        refused(scope, page, RegisterWords.offices(page, table, bad));
                    case FileOutcome.Loaded(int added, int corrected, int unchanged) -> {
                        once.addFlashAttribute(
                                Page.TOLD, page.text("vocabulary.offices.loaded", added, corrected, unchanged));
                        yield new ModelAndView("redirect:" + OFFICES);
                    }
                };
        };
    }

    private ModelAndView after(
            AccessScope scope,
            Page page,
            String code,
            @Nullable OfficeInput input,
            Outcome outcome,
            String done,
            RedirectAttributes once) {
        return switch (outcome) {
            case Outcome.Kept(Office office) -> told(page, office, "vocabulary.office." + done, once);
            case Outcome.Unchanged(Office office) -> told(page, office, "vocabulary.office.unchanged", once);
            case Outcome.Conflict(Office office) -> {
                Fault since =
                        new Fault("", "office-changed-since", page.text("vocabulary.problem.office-changed-since"));
                yield refused(pages.known(page, office, true, null, List.of(since), offices.revisions(scope, code)));
            }
            case Outcome.Refused(List<OfficeCheck.Wrong> wrong) -> {
                Office office =
                        offices.find(scope, code).orElseThrow(() -> VocabularyProblems.notFound("no-such-office"));
                List<Fault> faults = RegisterWords.office(page, wrong);
                yield refused(pages.known(page, office, true, input, faults, offices.revisions(scope, code)));
            }
            case Outcome.NoSuchOffice() -> throw VocabularyProblems.notFound("no-such-office");
        };
    }

    private ModelAndView refused(AccessScope scope, Page page, List<Fault> faults) {
        ModelAndView view = list(scope, page, new Offices.Asked("", false), 0, faults);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private static ModelAndView refused(Object office) {
        ModelAndView view = new ModelAndView("vocabulary/office", "office", office);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private static ModelAndView told(Page page, Office office, String key, RedirectAttributes once) {
        once.addFlashAttribute(Page.TOLD, page.text(key, office.code()));
        return to(office);
    }

    private static ModelAndView to(Office office) {
        return new ModelAndView("redirect:" + Addresses.place(Office.REGISTER, office.code()));
    }
}
