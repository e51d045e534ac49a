package org.tidewaiter.node.quality;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.web.ProblemException;

/** The work list, and what is said of reports, for programs. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Requires(Permission.ASSESS)
@Tag(name = "Work list", description = "Reports that analysts of a hub look at")
class AssessmentApi {

    private final WorkLists lists;
    private final Assessments assessments;
    private final Reports reports;

    AssessmentApi(WorkLists lists, Assessments assessments, Reports reports) {
        this.lists = lists;
        this.assessments = assessments;
        this.reports = reports;
    }

    @GetMapping("/work-list")
    @Operation(summary = "Reports newest arrival first, and where the analysts stand with each")
    WorkPage list(
            AccessScope scope,
            @RequestParam(required = false) @Nullable ReportStatus status,
            @RequestParam(defaultValue = "false") boolean fresh,
            @RequestParam(required = false) @Nullable List<String> country,
            @RequestParam(required = false) @Nullable List<String> category,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        WorkFilter filter = new WorkFilter(set(country), set(category), status, fresh ? lists.sinceYesterday() : null);
        return lists.page(scope, filter, after, limit);
    }

    @GetMapping("/work-list/counts")
    @Operation(summary = "How many reports stand where; figures above 10,000 mean more than that")
    WorkCounts counts(
            AccessScope scope,
            @RequestParam(required = false) @Nullable List<String> country,
            @RequestParam(required = false) @Nullable List<String> category) {
        return lists.counts(scope, new WorkFilter(set(country), set(category), null, null));
    }

    private static Set<String> set(@Nullable List<String> values) {
        return values == null ? Set.of() : new LinkedHashSet<>(values);
    }

    /** @param version that the program has seen */
    record Judged(String originator, UUID number, int version) {

        public Judged {
            requireNonNull(originator, "originator");
            requireNonNull(number, "number");
        }
    }

    /** @param done how many were judged; the others have changed since, or are known here no more */
    record JudgedAnswer(int done, int not) {}

    @PostMapping("/work-list/verify")
    @Operation(summary = "Say of up to 200 versions that they are right")
    JudgedAnswer verify(AccessScope scope, @RequestBody List<Judged> versions) {
        return answer(versions, assessments.verify(scope, seen(scope, versions)));
    }

    @PostMapping("/work-list/reopen")
    @Operation(summary = "Take back of up to 200 versions that they are right")
    JudgedAnswer reopen(AccessScope scope, @RequestBody List<Judged> versions) {
        return answer(versions, assessments.reopen(scope, seen(scope, versions)));
    }

    private static JudgedAnswer answer(List<Judged> versions, int done) {
        return new JudgedAnswer(done, versions.size() - done);
    }

    private List<Seen> seen(AccessScope scope, List<Judged> versions) {
        if (versions.size() > Assessments.MOST) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "too-many", "quality.problem.too-many", Assessments.MOST);
        }
        List<Seen> seen = new ArrayList<>();
        for (Judged one : versions) {
            reports.named(scope, List.of(identity(one.originator(), one.number()))).stream()
                    .findFirst()
                    .ifPresent(summary -> seen.add(new Seen(summary.record(), one.version())));
        }
        return seen;
    }

    @GetMapping("/reports/{originator}/{number}/assessment")
    @Operation(summary = "Where the analysts stand with a report, and what they said of it")
    Assessment of(AccessScope scope, @PathVariable String originator, @PathVariable UUID number) {
        return reports.named(scope, List.of(identity(originator, number))).stream()
                .findFirst()
                .map(ReportSummary::record)
                .flatMap(record -> assessments.of(scope, record))
                .orElseThrow(() ->
                        ProblemException.of(HttpStatus.NOT_FOUND, "report-not-found", "quality.problem.not-found"));
    }

    private static ReportIdentity identity(String originator, UUID number) {
        try {
            return new ReportIdentity(originator, number);
        } catch (IllegalArgumentException noSuchName) {
            throw ProblemException.of(HttpStatus.NOT_FOUND, "report-not-found", "quality.problem.not-found");
        }
    }
}
