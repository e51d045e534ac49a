package org.tidewaiter.node.matching;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.web.Page;

/** Links and parts reports, from the page of one of them. */
@Controller
@Requires(Permission.LINK)
class LinkController {

    private final Links links;
    private final AuditTrail audit;

    LinkController(Links links, AuditTrail audit) {
        this.links = links;
        this.audit = audit;
    }

    @PostMapping("/reports/{record}/links")
    String link(
            AccessScope scope,
            Page page,
            @PathVariable UUID record,
            @RequestParam UUID other,
            RedirectAttributes attributes) {
        links.link(scope, record, other);
        audit.record(scope, "link.made", record.toString(), Map.of());
        attributes.addFlashAttribute(Page.TOLD, page.text("matching.told.linked"));
        return "redirect:/reports/" + record;
    }

    @PostMapping("/reports/{record}/links/{id}/undo")
    String undo(
            AccessScope scope,
            Page page,
            @PathVariable UUID record,
            @PathVariable long id,
            @RequestParam PartingReason reason,
            RedirectAttributes attributes) {
        links.undo(scope, record, id, reason);
        audit.record(scope, "link.undone", record.toString(), Map.of("reason", reason.name()));
        attributes.addFlashAttribute(Page.TOLD, page.text("matching.told.undone"));
        return "redirect:/reports/" + record;
    }
}
