package org.tidewaiter.node.pictures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.registry.DecisionRefusedException;
import org.tidewaiter.node.registry.DecisionRefusedException.Reason;
import org.tidewaiter.node.registry.Reports;

/** Reading the pictures of a report over the API, at every part. */
@RestController
@RequestMapping("/api/v1/records/{record}/pictures")
@Requires(Permission.READ)
@Tag(name = "Pictures")
class PictureReadApi {

    private final Reports reports;
    private final PictureListing listing;
    private final PictureAnswers answers;

    PictureReadApi(Reports reports, PictureListing listing, PictureAnswers answers) {
        this.reports = reports;
        this.listing = listing;
        this.answers = answers;
    }

    /** The pictures of one report. */
    record PictureList(List<PictureDocument> pictures) {}

    @GetMapping(produces = "application/json")
    @Operation(
            summary = "The pictures of a report",
            description = "Those that the report names; at the node that recorded it also those that are not reviewed,"
                    + " for whoever may read nominal data.")
    PictureList list(AccessScope scope, @PathVariable UUID record) {
        return reports.find(scope, record)
                .map(report -> new PictureList(listing.of(scope, report).stream()
                        .map(PictureDocument::of)
                        .toList()))
                .orElseThrow(() -> new DecisionRefusedException(Reason.NOT_FOUND));
    }

    @GetMapping("/{picture}")
    @Operation(summary = "A picture; whoever sees one that is not released is written down")
    @ApiResponse(
            responseCode = "200",
            description = "The picture",
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<byte[]> image(AccessScope scope, @PathVariable UUID record, @PathVariable String picture) {
        return answers.of(scope, record, picture, Size.FULL);
    }

    @GetMapping("/{picture}/thumbnail")
    @Operation(summary = "A small JPEG of a picture")
    @ApiResponse(
            responseCode = "200",
            description = "The thumbnail",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> thumbnail(AccessScope scope, @PathVariable UUID record, @PathVariable String picture) {
        return answers.of(scope, record, picture, Size.THUMBNAIL);
    }
}
