package org.tidewaiter.node.agreements;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.web.Page;

/** Agreements that both sides have signed, for people. */
@Controller
@Requires(Permission.SEE_NETWORK)
@RequestMapping(AgreementsController.PATH)
class AgreementsController {

    static final String PATH = "/agreements";

    private final AgreementLists lists;
    private final AgreementPages pages;
    private final KnownAgreements known;
    private final Suspensions suspensions;
    private final Proposals proposals;

    AgreementsController(
            AgreementLists lists,
            AgreementPages pages,
            KnownAgreements known,
            Suspensions suspensions,
            Proposals proposals) {
        this.lists = lists;
        this.pages = pages;
        this.known = known;
        this.suspensions = suspensions;
        this.proposals = proposals;
    }

    @GetMapping
    ModelAndView list(AccessScope scope, Page page) {
        return new ModelAndView("agreements/list", "list", lists.of(scope, page));
    }

    @GetMapping("/{number}")
    ModelAndView one(
            AccessScope scope,
            Page page,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer revision) {
        return new ModelAndView("agreements/agreement", "agreement", pages.of(scope, page, number, revision));
    }

    @GetMapping("/{number}/comparison")
    ModelAndView compare(Page page, @PathVariable String number, @RequestParam int from, @RequestParam int to) {
        return new ModelAndView("agreements/comparison", "comparison", pages.compare(page, number, from, to));
    }

    @GetMapping("/{number}/revisions/{revision}/file")
    ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable int revision) {
        return Downloads.of(known, number, revision);
    }

    @PostMapping("/{number}/suspension")
    @Requires(Permission.ADMINISTER_NETWORK)
    String suspend(
            AccessScope scope,
            Page page,
            @PathVariable String number,
            @RequestParam String reason,
            RedirectAttributes once) {
        suspensions.suspend(scope, number, reason);
        once.addFlashAttribute(Page.TOLD, page.text("agreements.told.suspended"));
        return "redirect:" + AgreementPages.path(number);
    }

    @PostMapping("/{number}/resumption")
    @Requires(Permission.ADMINISTER_NETWORK)
    String resume(AccessScope scope, Page page, @PathVariable String number, RedirectAttributes once) {
        suspensions.resume(scope, number);
        once.addFlashAttribute(Page.TOLD, page.text("agreements.told.resumed"));
        return "redirect:" + AgreementPages.path(number);
    }

    @PostMapping("/{number}/end")
    @Requires(Permission.ADMINISTER_NETWORK)
    String end(
            AccessScope scope,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String validUntil) {
        return "redirect:" + TextLines.PATH + "/"
                + proposals.prepareEnd(scope, number, validUntil).digest();
    }
}
