package org.tidewaiter.node.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.accounts.page.AuditPage;
import org.tidewaiter.node.accounts.page.Notice;
import org.tidewaiter.node.audit.AuditEntry;
import org.tidewaiter.node.audit.AuditFilter;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.audit.ChainCheck;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.Tone;

/** Who did and saw what, for administrators. */
@Controller
@Requires(Permission.READ_AUDIT)
@RequestMapping("/settings/audit")
class AuditController {
    private static final int PAGE = 50;
    private static final String NOTICE = "notice";

    private final AuditTrail trail;
    private final Clock clock;

    AuditController(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView entries(
            AccessScope scope,
            Page page,
            @ModelAttribute AuditInput input,
            @RequestParam(required = false) @Nullable Long below,
            Model said) {
        var faults = input.faults(page);
        var filter = faults.isEmpty() ? input.filter(clock.getZone()) : AuditFilter.ALL;
        var found = trail.entries(scope, filter, Optional.ofNullable(below), PAGE + 1);
        var shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        return new ModelAndView(
                "accounts/audit",
                "audit",
                new AuditPage(
                        field(page, faults, "account", input.account()),
                        field(page, faults, "action", input.action()),
                        field(page, faults, "subject", input.subject()),
                        field(page, faults, "from", input.from()),
                        field(page, faults, "to", input.to()),
                        faults,
                        shown.stream().map(entry -> line(page, entry)).toList(),
                        pager(page, input, below, shown, found.size() > PAGE),
                        (Notice) said.getAttribute(NOTICE),
                        trail.mayVerify(scope)));
    }

    /** Walks the whole chain: seconds for a long one. */
    @PostMapping("/verification")
    ModelAndView verify(AccessScope scope, Page page, RedirectAttributes once) {
        if (!trail.mayVerify(scope)) {
            throw new ErrorResponseException(HttpStatus.FORBIDDEN);
        }
        var notice = switch (trail.verifyChain()) {
            case ChainCheck.Intact(long entries, String head) ->
                new Notice(Tone.CONFIRMED, page.text("accounts.audit.intact", entries, head.substring(0, 16)));
            case ChainCheck.Broken(long position, var fault) ->
                new Notice(Tone.HARM, page.text("accounts.audit.broken", position, fault.name()));
        };
        once.addFlashAttribute(NOTICE, notice);
        return new ModelAndView("redirect:/settings/audit");
    }

    private static AuditPage.Line line(Page page, AuditEntry entry) {
        var details = entry.details().entrySet().stream()
                .map(detail -> detail.getKey() + " " + detail.getValue())
                .collect(Collectors.joining(", "));
        return new AuditPage.Line(
                entry.position(),
                entry.at(),
                entry.accountName(),
                AuditWords.action(page, entry.action()),
                entry.action(),
                entry.subject(),
                details);
    }

    private static Pager pager(
            Page page, AuditInput input, @Nullable Long below, List<AuditEntry> shown, boolean more) {
        var query = input.query();
        var newest = query.isEmpty() ? "/settings/audit" : "/settings/audit?" + query;
        var further = shown.isEmpty() ? 0 : shown.getLast().position();
        return new Pager(
                shown.isEmpty()
                        ? page.text("accounts.audit.none")
                        : page.text(
                                "accounts.audit.range",
                                shown.getFirst().position(),
                                shown.getLast().position()),
                below == null ? null : newest,
                more ? "/settings/audit?" + (query.isEmpty() ? "" : query + "&") + "below=" + further : null);
    }

    private static Field field(Page page, List<Fault> faults, String path, @Nullable String value) {
        return Field.of(path, page.text("accounts.audit." + path))
                .withValue(value)
                .withFault(Fault.at(faults, path).orElse(null));
    }
}
