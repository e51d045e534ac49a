package org.tidewaiter.node.casework;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.matching.Links;
import org.tidewaiter.node.matching.PartingReason;
import org.tidewaiter.node.web.Page;

/** Pairs of reports that may be about one seizure, side by side, for a person to say. */
@Controller
@Requires(Permission.LINK)
class PairController {

    static final String PATH = "/pairs";

    private final PairPages pages;
    private final Links links;
    private final AuditTrail audit;

    PairController(PairPages pages, Links links, AuditTrail audit) {
        this.pages = pages;
        this.links = links;
        this.audit = audit;
    }

    @GetMapping(PATH)
    ModelAndView open(AccessScope scope, Page page, @RequestParam(required = false) @Nullable String after) {
        return new ModelAndView("casework/pairs", "list", pages.open(scope, after, page));
    }

    @GetMapping(PATH + "/said")
    ModelAndView said(AccessScope scope, Page page, @RequestParam(required = false) @Nullable Long before) {
        return new ModelAndView("casework/pairs", "list", pages.said(scope, before, page));
    }

    @PostMapping(PATH + "/same")
    String same(
            AccessScope scope, Page page, @RequestParam UUID one, @RequestParam UUID other, RedirectAttributes told) {
        links.link(scope, one, other);
        audit.record(scope, "link.made", one.toString(), Map.of());
        told.addFlashAttribute(Page.TOLD, page.text("matching.told.linked"));
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/other")
    String other(
            AccessScope scope,
            Page page,
            @RequestParam UUID one,
            @RequestParam UUID other,
            @RequestParam PartingReason reason,
            RedirectAttributes told) {
        links.part(scope, one, other, reason);
        audit.record(scope, "link.refused", one.toString(), Map.of("reason", reason.name()));
        told.addFlashAttribute(Page.TOLD, page.text("matching.told.refused"));
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/said/{id}/take-back")
    String takeBack(AccessScope scope, Page page, @PathVariable long id, RedirectAttributes told) {
        links.takeBack(scope, id);
        audit.record(scope, "link.reopened", Long.toString(id), Map.of());
        told.addFlashAttribute(Page.TOLD, page.text("matching.told.reopened"));
        return "redirect:" + PATH + "/said";
    }
}
