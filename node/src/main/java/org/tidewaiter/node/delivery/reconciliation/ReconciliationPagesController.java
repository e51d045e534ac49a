package org.tidewaiter.node.delivery.reconciliation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.tidewaiter.node.delivery.partner.NetworkAddress;
import org.tidewaiter.node.delivery.queue.LanesController;
import org.tidewaiter.node.web.Page;

/** Comparisons with a partner, for people. */
@Controller
@Requires(Permission.SEE_NETWORK)
@RequestMapping(NetworkAddress.PATH + "/{partner}/reconciliations")
class ReconciliationPagesController {

    private final ReconciliationPages pages;
    private final ReconciliationsController reconciliations;

    ReconciliationPagesController(ReconciliationPages pages, ReconciliationsController reconciliations) {
        this.pages = pages;
        this.reconciliations = reconciliations;
    }

    @GetMapping
    ModelAndView list(
            AccessScope scope,
            Page page,
            @PathVariable String partner,
            @RequestParam(required = false) @Nullable UUID before) {
        return new ModelAndView(
                "delivery/reconciliations",
                "list",
                pages.list(scope, page, partner, before).orElseThrow(LanesController::unknown));
    }

    @GetMapping("/{id}")
    ModelAndView one(
            AccessScope scope,
            Page page,
            @PathVariable String partner,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after) {
        return new ModelAndView(
                "delivery/reconciliation",
                "one",
                pages.one(scope, page, partner, id, Math.max(0, after))
                        .orElseThrow(ReconciliationsController::unknown));
    }

    @PostMapping
    @Requires(Permission.ADMINISTER_NETWORK)
    String want(AccessScope scope, Page page, @PathVariable String partner, RedirectAttributes once) {
        boolean wanted = reconciliations.want(scope, partner).wanted();
        once.addFlashAttribute(
                Page.TOLD, page.text("delivery.reconciliation." + (wanted ? "wanted" : "wanted-already")));
        return "redirect:" + ReconciliationPages.path(partner);
    }
}
