package org.tidewaiter.node.casework;

import java.util.List;
import java.util.UUID;
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
import org.tidewaiter.node.casework.page.HandOversPage;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.web.Page;

/** Hands reports over to another node: one from its page, or all that the node can take over. */
@Controller
@Requires(Permission.HAND_OVER)
class HandOverController {

    static final String PATH = "/hand-overs";

    private final HandingOver handing;
    private final KnownPartners partners;

    HandOverController(HandingOver handing, KnownPartners partners) {
        this.handing = handing;
        this.partners = partners;
    }

    @GetMapping(PATH)
    ModelAndView handOvers(AccessScope scope, Page page) {
        List<HandOversPage.Line> lines = handing.progress(scope).stream()
                .map(one -> new HandOversPage.Line(
                        one.to(),
                        title(one.to(), page),
                        one.handedOver(),
                        one.left(),
                        handing.canHandOver(scope, one.to())))
                .toList();
        return new ModelAndView("casework/handovers", "handOvers", new HandOversPage(lines));
    }

    @PostMapping(PATH)
    String handAllOver(AccessScope scope, Page page, RedirectAttributes once, @RequestParam String to) {
        int reports = handing.all(scope, to, HandingOver.MOST_AT_ONCE);
        String told =
                reports == HandingOver.MOST_AT_ONCE ? "casework.hand-overs.told.more" : "casework.hand-overs.told";
        once.addFlashAttribute(Page.TOLD, page.text(told, reports, title(to, page)));
        return "redirect:" + PATH;
    }

    private String title(String node, Page page) {
        return partners.title(node)
                .map(title -> title.in(page.language().locale()))
                .orElse(node);
    }

    @PostMapping("/reports/{record}/hand-over")
    String handOver(
            AccessScope scope, Page page, RedirectAttributes once, @PathVariable UUID record, @RequestParam String to) {
        handing.one(scope, record, to);
        once.addFlashAttribute(Page.TOLD, page.text("casework.hand-over.told"));
        return "redirect:/reports/" + record;
    }
}
