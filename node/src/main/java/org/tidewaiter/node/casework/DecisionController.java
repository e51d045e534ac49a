package org.tidewaiter.node.casework;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import org.tidewaiter.node.registry.Decisions;
import org.tidewaiter.node.registry.OpenRevision;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.ProblemException;

/** The decisions on a report, from its page. */
@Controller
class DecisionController {

    private static final String REPORT = "redirect:/reports/";

    private final Decisions decisions;
    private final Reports reports;
    private final ReleasePages releases;
    private final AuditTrail audit;

    DecisionController(Decisions decisions, Reports reports, ReleasePages releases, AuditTrail audit) {
        this.decisions = decisions;
        this.reports = reports;
        this.releases = releases;
        this.audit = audit;
    }

    @PostMapping("/reports/{record}/verify")
    @Requires(Permission.VERIFY)
    String verify(AccessScope scope, @PathVariable UUID record) {
        decisions.verify(scope, record);
        return done(scope, "report.verified", record);
    }

    @PostMapping("/reports/{record}/return")
    @Requires(Permission.VERIFY)
    String giveBack(AccessScope scope, @PathVariable UUID record) {
        decisions.giveBack(scope, record);
        return done(scope, "report.returned", record);
    }

    /** What leaves and what stays, before it is decided. */
    @GetMapping("/reports/{record}/release")
    @Requires(Permission.RELEASE)
    ModelAndView compare(AccessScope scope, Page page, @PathVariable UUID record) {
        ReportDetail report = reports.find(scope, record).orElseThrow(ReportController::notFound);
        OpenRevision open = report.open();
        if (open == null || open.content() == null) {
            return new ModelAndView(REPORT + record);
        }
        return new ModelAndView("casework/release", "release", releases.of(scope, report, open.content(), page));
    }

    @PostMapping("/reports/{record}/release")
    @Requires(Permission.RELEASE)
    String release(AccessScope scope, @PathVariable UUID record, @RequestParam(defaultValue = "false") boolean text) {
        decisions.release(scope, record, text);
        return done(scope, text ? "report.text-released" : "report.released", record);
    }

    @PostMapping("/reports/{record}/withdraw")
    @Requires({Permission.WITHDRAW, Permission.RECORD})
    String withdraw(AccessScope scope, @PathVariable UUID record, @RequestParam String reason) {
        decisions.withdraw(scope, record, reason);
        return done(scope, "report.withdrawn", record);
    }

    @PostMapping("/reports/{record}/hold")
    @Requires(Permission.EMBARGO)
    String hold(
            AccessScope scope,
            @PathVariable UUID record,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam String reason) {
        decisions.hold(scope, record, day(until), reason);
        return done(scope, "report.held", record);
    }

    @PostMapping("/reports/{record}/lift")
    @Requires(Permission.EMBARGO)
    String lift(AccessScope scope, @PathVariable UUID record) {
        decisions.lift(scope, record);
        return done(scope, "report.hold-lifted", record);
    }

    @PostMapping("/reports/{record}/send-again")
    @Requires(Permission.RELEASE)
    String sendAgain(AccessScope scope, Page page, RedirectAttributes once, @PathVariable UUID record) {
        decisions.sendAgain(scope, record);
        once.addFlashAttribute(Page.TOLD, page.text("casework.not-accepted.again.told"));
        return done(scope, "report.sent-again", record);
    }

    private static @Nullable Instant day(@Nullable String until) {
        if (until == null || until.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(until).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw ProblemException.of(HttpStatus.UNPROCESSABLE_ENTITY, "date", "casework.problem.date");
        }
    }

    private String done(AccessScope scope, String action, UUID record) {
        audit.record(scope, action, record.toString(), Map.of());
        return REPORT + record;
    }
}
