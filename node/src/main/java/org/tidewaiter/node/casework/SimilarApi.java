package org.tidewaiter.node.casework;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.registry.Likeness;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.registry.SimilarReports;

/** Similar cases for programs. */
@RestController
@Requires({Permission.SEARCH, Permission.READ})
@RequestMapping("/api/v1/reports")
class SimilarApi {

    private static final int MOST = 50;

    private final Reports reports;
    private final SimilarReports similar;

    SimilarApi(Reports reports, SimilarReports similar) {
        this.reports = reports;
        this.similar = similar;
    }

    /** A report on a case that is like the one asked about, and in what. */
    record SimilarDocument(ReportDocument.Summary report, Set<Likeness> likenesses) {}

    @GetMapping("/{originator}/{number}/similar")
    @Operation(
            summary =
                    "Cases that share brand, route, concealment or means of transport with this one, the most similar first")
    List<SimilarDocument> similar(
            AccessScope scope,
            @PathVariable String originator,
            @PathVariable UUID number,
            @RequestParam(defaultValue = "10") int limit) {
        UUID record = reports.find(scope, ReportController.identity(originator, number))
                .orElseThrow(ReportController::notFound)
                .summary()
                .record();
        return similar.to(scope, record, Math.clamp(limit, 1, MOST)).stream()
                .map(one -> new SimilarDocument(ReportDocument.Summary.of(one.report(), null), one.likenesses()))
                .toList();
    }
}
