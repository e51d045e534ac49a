package org.tidewaiter.node.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.matching.Links;
import org.tidewaiter.node.registry.Counts;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.ReportSearch;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.registry.SearchPage;
import org.tidewaiter.node.registry.SeizureSources;
import org.tidewaiter.node.registry.VersionDetail;
import org.tidewaiter.node.web.ProblemException;

/** Reading reports over the API, with the filters of the search page. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Reports")
class ReportApi {

    private final SearchRequest request;
    private final ReportSearch search;
    private final Reports reports;
    private final Deliveries deliveries;
    private final Links links;
    private final SeizureSources sources;

    ReportApi(
            SearchRequest request,
            ReportSearch search,
            Reports reports,
            Deliveries deliveries,
            Links links,
            SeizureSources sources) {
        this.request = request;
        this.search = search;
        this.reports = reports;
        this.deliveries = deliveries;
        this.links = links;
        this.sources = sources;
    }

    /** One page of reports. */
    record ReportList(
            List<ReportDocument.Summary> reports, @Nullable String next) {}

    @GetMapping("/reports")
    @Requires(Permission.SEARCH)
    @Operation(summary = "Search reports; the next page starts at 'after' = 'next' of this one")
    @Parameter(in = ParameterIn.QUERY, name = "after", schema = @Schema(type = "string"))
    ReportList search(
            AccessScope scope,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> filters,
            @RequestParam(defaultValue = "50") int limit) {
        SearchPage page = search.search(
                scope, request.read(filters, Set.of("after", "limit")), SearchRequest.first(filters, "after"), limit);
        Map<UUID, Integer> counted = sources.counts(
                scope, page.reports().stream().map(ReportSummary::record).toList());
        return new ReportList(
                page.reports().stream()
                        .map(report -> ReportDocument.Summary.of(report, counted.get(report.record())))
                        .toList(),
                page.next());
    }

    @GetMapping("/reports/count")
    @Requires(Permission.SEARCH)
    @Operation(summary = "Count reports: cases, seizures (goods lines), reporting countries")
    Counts count(AccessScope scope, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> filters) {
        return search.count(scope, request.read(filters, Set.of()));
    }

    @GetMapping("/reports/{originator}/{number}")
    @Requires(Permission.READ)
    @Operation(summary = "One report with its versions, their proofs and where it stands at each partner")
    ReportDocument report(
            AccessScope scope,
            @PathVariable String originator,
            @PathVariable UUID number,
            @RequestParam(required = false) @Nullable Integer version) {
        ReportIdentity identity = ReportController.identity(originator, number);
        return document(scope, reports.find(scope, identity).orElseThrow(ReportController::notFound), version);
    }

    @GetMapping("/records/{record}")
    @Requires(Permission.READ)
    @Operation(summary = "One report by its name inside this node, also before it is released")
    ReportDocument record(AccessScope scope, @PathVariable UUID record) {
        return document(scope, reports.find(scope, record).orElseThrow(ReportController::notFound), null);
    }

    /** A partner's receipt, as the text that it signed. */
    record ReceiptDocument(UUID id, String signed) {}

    @GetMapping("/receipts/{id}")
    @Requires(Permission.READ)
    @Operation(summary = "One receipt, as the text that was signed; it names versions by their digests")
    ReceiptDocument receipt(AccessScope scope, @PathVariable UUID id) {
        return deliveries
                .receipt(id)
                .filter(signed -> isAllOf(scope, id))
                .map(signed -> new ReceiptDocument(id, signed))
                .orElseThrow(() ->
                        ProblemException.of(HttpStatus.NOT_FOUND, "receipt-not-found", "casework.problem.receipt"));
    }

    /** A receipt tells of every version of its dispatch: a member of a gateway reads those that are its alone. */
    private boolean isAllOf(AccessScope scope, UUID receipt) {
        return scope.member()
                .map(member -> deliveries.originatorsIn(receipt).equals(Set.of(member)))
                .orElse(true);
    }

    private ReportDocument document(AccessScope scope, ReportDetail report, @Nullable Integer version) {
        ReportIdentity identity = report.summary().identity();
        List<PartnerState> partners = identity == null ? List.of() : deliveries.of(identity);
        VersionDetail shown = version == null ? null : version(report, version);
        return ReportDocument.of(
                report, shown, partners, links.of(scope, report.summary().record()));
    }

    private static VersionDetail version(ReportDetail report, int version) {
        return report.versions().stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.of(HttpStatus.NOT_FOUND, "version-not-found", "casework.problem.version"));
    }
}
