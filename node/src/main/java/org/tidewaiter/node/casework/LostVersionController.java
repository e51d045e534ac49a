package org.tidewaiter.node.casework;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.casework.page.ForkPage;
import org.tidewaiter.node.casework.page.LostVersionList;
import org.tidewaiter.node.delivery.LostVersion;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.registry.Forks;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.SeizureReport;

/** What this node has issued and lost, and partners have given back, for a person to adopt or to withdraw. */
@Controller
@Requires(Permission.RELEASE)
@RequestMapping(LostVersionController.PATH)
class LostVersionController {

    static final String PATH = "/lost-versions";

    private static final int ROWS = 100;

    private final LostVersionDecisions decisions;
    private final ReportActions actions;
    private final PartnerWording partners;
    private final ReportSections sections;

    LostVersionController(
            LostVersionDecisions decisions, ReportActions actions, PartnerWording partners, ReportSections sections) {
        this.decisions = decisions;
        this.actions = actions;
        this.partners = partners;
        this.sections = sections;
    }

    @GetMapping
    ModelAndView open(AccessScope scope, Page page) {
        List<LostVersion> open = decisions.open(scope, ROWS);
        return new ModelAndView(
                "casework/lost",
                "lost",
                new LostVersionList(
                        open.stream().map(one -> line(one, page)).toList(),
                        actions.withdrawalReasons(page),
                        open.size() == ROWS));
    }

    private LostVersionList.Line line(LostVersion one, Page page) {
        return new LostVersionList.Line(
                one.version().identity().originator(),
                one.version().identity().number().toString(),
                one.version().version(),
                one.withdrawal(),
                one.branch(),
                partners.title(one.partner(), page),
                one.offeredAt());
    }

    /** Both branches of a report, and what differs between them. */
    @GetMapping("/{originator}/{number}/{version}")
    ModelAndView fork(
            AccessScope scope,
            Page page,
            @PathVariable String originator,
            @PathVariable UUID number,
            @PathVariable int version) {
        VersionRef other = new VersionRef(ReportController.identity(originator, number), version);
        Forks.Fork fork = decisions.fork(scope, other);
        SeizureReport ours = fork.ours();
        SeizureReport theirs = fork.theirs();
        return new ModelAndView(
                "casework/fork",
                "fork",
                new ForkPage(
                        originator,
                        number.toString(),
                        version,
                        fork.head(),
                        "/reports/" + fork.record(),
                        ours == null,
                        theirs == null,
                        theirs == null ? List.of() : sections.of(theirs, ours, page)));
    }

    @PostMapping("/keep")
    String keep(
            AccessScope scope,
            Page page,
            @RequestParam String originator,
            @RequestParam UUID number,
            @RequestParam int version,
            RedirectAttributes told) {
        UUID record = decisions.keep(scope, new VersionRef(new ReportIdentity(originator, number), version));
        told.addFlashAttribute(Page.TOLD, page.text("casework.fork.decided"));
        return "redirect:/reports/" + record;
    }

    @PostMapping("/adopt")
    String adopt(
            AccessScope scope,
            Page page,
            @RequestParam String originator,
            @RequestParam UUID number,
            @RequestParam int version,
            RedirectAttributes told) {
        decisions.adopt(scope, new VersionRef(new ReportIdentity(originator, number), version));
        told.addFlashAttribute(Page.TOLD, page.text("casework.lost.adopted"));
        return "redirect:" + PATH;
    }

    @PostMapping("/withdraw")
    @Requires(Permission.WITHDRAW)
    String withdraw(
            AccessScope scope,
            Page page,
            @RequestParam String originator,
            @RequestParam UUID number,
            @RequestParam int version,
            @RequestParam String reason,
            RedirectAttributes told) {
        decisions.withdraw(scope, new VersionRef(new ReportIdentity(originator, number), version), reason);
        told.addFlashAttribute(Page.TOLD, page.text("casework.lost.withdrawn"));
        return "redirect:" + PATH;
    }
}
