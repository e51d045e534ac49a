package org.tidewaiter.node.casework;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.ProblemException;

/** The page of one report. */
@Controller
@Requires(Permission.READ)
class ReportController {

    private final Reports reports;
    private final ReportPages pages;

    ReportController(Reports reports, ReportPages pages) {
        this.reports = reports;
        this.pages = pages;
    }

    @GetMapping("/reports/{record}")
    ModelAndView report(
            AccessScope scope,
            Page page,
            @PathVariable UUID record,
            @RequestParam(required = false) @Nullable Integer version) {
        ReportDetail report = reports.find(scope, record).orElseThrow(ReportController::notFound);
        return new ModelAndView("casework/report", "report", pages.of(scope, report, version, page));
    }

    /** The address by originator and number, as other systems know it. */
    @GetMapping("/reports/{originator}/{number}")
    String byIdentity(AccessScope scope, @PathVariable String originator, @PathVariable UUID number) {
        Optional<ReportDetail> report = reports.find(scope, identity(originator, number));
        return "redirect:/reports/"
                + report.orElseThrow(ReportController::notFound).summary().record();
    }

    /** What cannot name a report names none. */
    static ReportIdentity identity(String originator, UUID number) {
        try {
            return new ReportIdentity(originator, number);
        } catch (IllegalArgumentException noName) {
            throw notFound();
        }
    }

    static ProblemException notFound() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "report-not-found", "casework.problem.not-found");
    }
}
