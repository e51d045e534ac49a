package org.tidewaiter.node.casework;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.web.Page;

/** Hands a report over to another node, from its page. */
@Controller
@Requires(Permission.HAND_OVER)
class HandOverController {

    private final HandingOver handing;

    HandOverController(HandingOver handing) {
        this.handing = handing;
    }

    @PostMapping("/reports/{record}/hand-over")
    String handOver(
            AccessScope scope, Page page, RedirectAttributes once, @PathVariable UUID record, @RequestParam String to) {
        handing.one(scope, record, to);
        once.addFlashAttribute(Page.TOLD, page.text("casework.hand-over.told"));
        return "redirect:/reports/" + record;
    }
}
