package org.tidewaiter.node.agreements;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.tidewaiter.node.agreements.Arrivals.Taken;
import org.tidewaiter.node.agreements.Proposals.Prepared;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;

/** Texts on their way to two signatures, for people. */
@Controller
@Requires(Permission.ADMINISTER_NETWORK)
@RequestMapping(TextLines.PATH)
class ProposalsController {

    private static final String TO = "redirect:" + TextLines.PATH + "/";

    private final Proposals proposals;
    private final Arrivals arrivals;
    private final ProposalPages pages;
    private final TermsForms forms;
    private final KnownAgreements known;
    private final NodeSettings settings;

    ProposalsController(
            Proposals proposals,
            Arrivals arrivals,
            ProposalPages pages,
            TermsForms forms,
            KnownAgreements known,
            NodeSettings settings) {
        this.proposals = proposals;
        this.arrivals = arrivals;
        this.pages = pages;
        this.forms = forms;
        this.known = known;
        this.settings = settings;
    }

    @GetMapping("/new")
    ModelAndView form(
            Page page,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(required = false) @Nullable String revises,
            @RequestParam(required = false) @Nullable String partner) {
        return drawn(page, begun(template, revises, partner), List.of());
    }

    private TermsInput begun(@Nullable String template, @Nullable String revises, @Nullable String partner) {
        if (revises != null) {
            return known.newest(revises)
                    .map(newest -> TermsInput.of(newest, settings.node().name()))
                    .orElseThrow(() -> Obstacles.notFound("no-such-agreement"));
        }
        return TermsTemplate.of(template)
                .orElse(TermsTemplate.NATIONAL_NODE_TO_CEN)
                .input(settings.node().part(), partner);
    }

    private ModelAndView drawn(Page page, TermsInput input, List<Fault> faults) {
        return new ModelAndView("agreements/form", "form", forms.of(input, faults, page));
    }

    @PostMapping
    ModelAndView prepare(AccessScope scope, Page page, @ModelAttribute TermsInput input) {
        return switch (proposals.prepare(scope, input)) {
            case Prepared.Kept(Proposal proposal) -> new ModelAndView(TO + proposal.digest());
            case Prepared.Faulty(List<TermFault> faults) -> {
                ModelAndView again = drawn(page, input, TermFault.inWords(faults, page));
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
        };
    }

    @GetMapping("/{digest}")
    @Requires(Permission.SEE_NETWORK)
    ModelAndView one(AccessScope scope, Page page, @PathVariable String digest) {
        return new ModelAndView("agreements/proposal", "proposal", pages.of(scope, found(scope, digest), page));
    }

    @GetMapping("/{digest}/file")
    @Requires(Permission.SEE_NETWORK)
    ResponseEntity<byte[]> file(AccessScope scope, @PathVariable String digest) {
        return Downloads.of(found(scope, digest), settings.node().name());
    }

    @PostMapping("/{digest}/signature")
    String sign(AccessScope scope, Page page, @PathVariable String digest, RedirectAttributes once) {
        Proposal signed = proposals.sign(scope, digest);
        boolean binds = signed.state() == Proposal.State.SIGNED;
        once.addFlashAttribute(Page.TOLD, page.text(binds ? "agreements.told.binds" : "agreements.told.proposed"));
        return binds ? "redirect:" + AgreementPages.path(signed.terms().number()) : TO + digest;
    }

    @PostMapping("/{digest}/withdrawal")
    String withdraw(AccessScope scope, Page page, @PathVariable String digest, RedirectAttributes once) {
        proposals.withdraw(scope, digest);
        once.addFlashAttribute(Page.TOLD, page.text("agreements.told.withdrawn"));
        return TO + digest;
    }

    @PostMapping("/{digest}/refusal")
    String refuse(
            AccessScope scope,
            Page page,
            @PathVariable String digest,
            @RequestParam String reason,
            RedirectAttributes once) {
        proposals.refuse(scope, digest, reason);
        once.addFlashAttribute(Page.TOLD, page.text("agreements.told.refused"));
        return TO + digest;
    }

    @PostMapping("/{digest}/removal")
    String discard(AccessScope scope, Page page, @PathVariable String digest, RedirectAttributes once) {
        proposals.discard(scope, digest);
        once.addFlashAttribute(Page.TOLD, page.text("agreements.told.discarded"));
        return "redirect:" + AgreementsController.PATH;
    }

    /** Takes a file that was carried by hand. */
    @PostMapping(value = "/file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String take(AccessScope scope, Page page, @RequestParam MultipartFile file, RedirectAttributes once)
            throws IOException {
        byte[] bytes;
        try (InputStream in = file.getInputStream()) {
            bytes = in.readNBytes(AgreementFile.LARGEST + 1);
        }
        return switch (arrivals.take(scope, bytes)) {
            case Taken.Proposed(String digest) -> told(once, page, "arrived", TO + digest);
            case Taken.Adopted(var terms) ->
                told(once, page, "binds", "redirect:" + AgreementPages.path(terms.number()));
            case Taken.Known(var terms) ->
                told(
                        once,
                        page,
                        "known",
                        known.newest(terms.number()).isPresent()
                                ? "redirect:" + AgreementPages.path(terms.number())
                                : TO + terms.digest().text());
        };
    }

    private static String told(RedirectAttributes once, Page page, String key, String where) {
        once.addFlashAttribute(Page.TOLD, page.text("agreements.told." + key));
        return where;
    }

    private Proposal found(AccessScope scope, String digest) {
        return proposals.find(scope, digest).orElseThrow(() -> Obstacles.notFound("no-such-proposal"));
    }
}
