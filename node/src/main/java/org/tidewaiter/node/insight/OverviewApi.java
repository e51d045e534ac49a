package org.tidewaiter.node.insight;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;

/** The overview for programs. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Overview")
class OverviewApi {

    private final OverviewRequest request;
    private final Overviews overviews;

    OverviewApi(OverviewRequest request, Overviews overviews) {
        this.request = request;
        this.overviews = overviews;
    }

    @GetMapping("/overview")
    @Requires(Permission.SEE_OVERVIEW)
    @Operation(
            summary = "Cases and seizures over time, by category, country, region, mode, concealment and route",
            description = "A case is one event, a seizure one goods line of it. Filters: from and until (months such as"
                    + " 2026-05), category, reporting (country), region, mode; one value each. Cases known from open"
                    + " sources are counted apart. A value of '-' stands for reports that state none.")
    @Parameter(in = ParameterIn.QUERY, name = "from", schema = @Schema(type = "string"))
    @Parameter(in = ParameterIn.QUERY, name = "until", schema = @Schema(type = "string"))
    @Parameter(in = ParameterIn.QUERY, name = "category", schema = @Schema(type = "string"))
    @Parameter(in = ParameterIn.QUERY, name = "reporting", schema = @Schema(type = "string"))
    @Parameter(in = ParameterIn.QUERY, name = "region", schema = @Schema(type = "string"))
    @Parameter(in = ParameterIn.QUERY, name = "mode", schema = @Schema(type = "string"))
    OverviewDocument overview(
            AccessScope scope, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> filters) {
        Overview overview = overviews.of(scope, request.readAlone(filters));
        return OverviewDocument.of(overview, overviews.byRegion(overview.countries()));
    }
}
