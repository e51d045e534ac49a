package org.tidewaiter.node.insight;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.ProblemException;

/** The overview: one page whose address holds its filters, and each of its charts as a file. */
@Controller
@Requires(Permission.SEE_OVERVIEW)
class OverviewController {

    private final OverviewRequest request;
    private final Overviews overviews;
    private final OverviewPages pages;
    private final ChartLines lines;

    OverviewController(OverviewRequest request, Overviews overviews, OverviewPages pages, ChartLines lines) {
        this.request = request;
        this.overviews = overviews;
        this.pages = pages;
        this.lines = lines;
    }

    @GetMapping(Address.OVERVIEW)
    ModelAndView overview(AccessScope scope, Page page, @RequestParam MultiValueMap<String, String> parameters) {
        OverviewFilter filter = request.read(parameters);
        return new ModelAndView("insight/overview", "overview", pages.of(overviews.of(scope, filter), filter, page));
    }

    @GetMapping(Address.CSV)
    ResponseEntity<byte[]> file(
            AccessScope scope,
            Page page,
            @RequestParam String chart,
            @RequestParam MultiValueMap<String, String> parameters) {
        OverviewFilter filter = request.read(parameters);
        ChartKind kind = ChartKind.of(chart)
                .orElseThrow(
                        () -> ProblemException.of(HttpStatus.NOT_FOUND, "chart-not-found", "insight.problem.chart"));
        Overview overview = overviews.of(scope, filter);
        String csv = ChartFile.of(lines.of(kind, overview, filter, page), overview.asOf(), page);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("overview-" + kind.code() + ".csv")
                                .build()
                                .toString())
                .body(csv.getBytes(StandardCharsets.UTF_8));
    }
}
