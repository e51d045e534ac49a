package org.tidewaiter.node.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.registry.FoundPicture;
import org.tidewaiter.node.registry.PictureSearch;
import org.tidewaiter.report.Picture;

/** Searching pictures over the API. */
@RestController
@RequestMapping(path = "/api/v1/pictures", produces = "application/json")
@Requires(Permission.SEARCH)
@Tag(name = "Pictures")
class GalleryApi {

    private final GalleryRequest request;
    private final PictureSearch search;

    GalleryApi(GalleryRequest request, PictureSearch search) {
        this.request = request;
        this.search = search;
    }

    /** A picture and the report that names it. */
    record FoundDocument(Picture picture, ReportDocument.Summary report) {

        static FoundDocument of(FoundPicture found) {
            return new FoundDocument(found.picture(), ReportDocument.Summary.of(found.report(), null));
        }
    }

    /** One page of pictures. */
    record PictureList(
            List<FoundDocument> pictures, @Nullable String next) {}

    @GetMapping
    @Operation(
            summary = "Search pictures of signed reports; the next page starts at 'after' = 'next' of this one",
            description =
                    "The filters of the report search, and kind (picture-kind), concealment (concealment-place) and"
                            + " conveyance. The bytes are at /api/v1/records/{record}/pictures/{picture}.")
    @Parameter(in = ParameterIn.QUERY, name = "kind", schema = @Schema(type = "string"))
    @Parameter(in = ParameterIn.QUERY, name = "conveyance", schema = @Schema(type = "string"))
    @Parameter(in = ParameterIn.QUERY, name = "after", schema = @Schema(type = "string"))
    PictureList search(
            AccessScope scope,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> filters,
            @RequestParam(defaultValue = "50") int limit) {
        PictureSearch.Found found = search.search(
                scope, request.read(filters, Set.of("after", "limit")), SearchRequest.first(filters, "after"), limit);
        return new PictureList(found.pictures().stream().map(FoundDocument::of).toList(), found.next());
    }

    @GetMapping("/count")
    @Operation(summary = "Count pictures, and the cases that they belong to")
    @Parameter(in = ParameterIn.QUERY, name = "kind", schema = @Schema(type = "string"))
    @Parameter(in = ParameterIn.QUERY, name = "conveyance", schema = @Schema(type = "string"))
    PictureSearch.Counted count(
            AccessScope scope, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> filters) {
        return search.count(scope, request.read(filters, Set.of()));
    }
}
