package org.tidewaiter.node.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.casework.page.SimilarPanel;
import org.tidewaiter.node.insight.RouteSketches;
import org.tidewaiter.node.insight.RouteSketches.Route;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.SimilarReport;
import org.tidewaiter.node.registry.SimilarReports;
import org.tidewaiter.node.web.Page;

/** Lays out the cases that are like one, with their routes. */
@Component
class SimilarPages {

    private static final int SHOWN = 6;

    private final SimilarReports similar;
    private final RouteSketches sketches;
    private final ReportTitles titles;

    SimilarPages(SimilarReports similar, RouteSketches sketches, ReportTitles titles) {
        this.similar = similar;
        this.sketches = sketches;
        this.titles = titles;
    }

    /** What is like a report that this account has been let see. */
    SimilarPanel of(AccessScope scope, ReportSummary report, Page page) {
        if (!scope.may(Permission.SEARCH)) {
            return new SimilarPanel(List.of(), null);
        }
        List<SimilarReport> found = similar.to(scope, report.record(), SHOWN);
        if (found.isEmpty() || !scope.may(Permission.SEE_OVERVIEW)) {
            return new SimilarPanel(lines(found, page), null);
        }
        List<Route> routes = new ArrayList<>();
        found.forEach(one -> routes.add(route(one.report(), false, page)));
        routes.add(route(report, true, page));
        return new SimilarPanel(lines(found, page), sketches.of(routes).orElse(null));
    }

    private List<SimilarPanel.Similar> lines(List<SimilarReport> found, Page page) {
        return found.stream().map(one -> line(one, page)).toList();
    }

    private SimilarPanel.Similar line(SimilarReport one, Page page) {
        return new SimilarPanel.Similar(
                path(one.report()),
                titles.title(one.report(), page),
                titles.route(one.report(), page),
                one.report().originator(),
                one.likenesses().stream()
                        .map(likeness ->
                                page.text("casework.similar." + likeness.name().toLowerCase(Locale.ROOT)))
                        .toList());
    }

    private Route route(ReportSummary report, boolean subject, Page page) {
        return new Route(
                report.departureCountry(),
                report.destinationCountry(),
                path(report),
                titles.title(report, page),
                subject);
    }

    private static String path(ReportSummary report) {
        return "/reports/" + report.record();
    }
}
