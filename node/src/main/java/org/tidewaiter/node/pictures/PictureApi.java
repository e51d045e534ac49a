package org.tidewaiter.node.pictures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.pictures.PictureReview.Statement;
import org.tidewaiter.node.registry.Reports;

/** Uploading and reviewing pictures, for programs. */
@RestController
@HoldsNominalData
@RequestMapping("/api/v1/records/{record}/pictures")
@Tag(name = "Pictures")
class PictureApi {

    /** Uploads that are read into memory at once. */
    private static final int AT_ONCE = 8;

    private final OwnPictures pictures;
    private final PictureReview review;
    private final PictureListing listing;
    private final Reports reports;
    private final Semaphore places = new Semaphore(AT_ONCE);

    PictureApi(OwnPictures pictures, PictureReview review, PictureListing listing, Reports reports) {
        this.pictures = pictures;
        this.review = review;
        this.listing = listing;
        this.reports = reports;
    }

    @PostMapping
    @Requires(Permission.RECORD)
    @Operation(
            summary = "Upload a picture to a recorded report",
            description =
                    "The body is one JPEG or PNG file of at most 20 MiB and 50 million pixels. What it is, is read"
                            + " from the file; it is drawn anew, upright and without metadata, and kept sealed until it is"
                            + " reviewed. The same picture again changes nothing.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary"))
            })
    @ApiResponse(responseCode = "201", description = "Taken; it waits for a review")
    @ApiResponse(responseCode = "200", description = "The report has this picture already")
    @ApiResponse(
            responseCode = "415",
            description = "Neither JPEG nor PNG",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<PictureDocument> upload(
            AccessScope scope,
            @PathVariable UUID record,
            @Parameter(description = "What it shows: a code of the list picture-kind")
                    @RequestParam(defaultValue = "OTHER")
                    String kind,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        if (!places.tryAcquire()) {
            throw PictureProblems.refused(PictureRefusal.BUSY);
        }
        try {
            OwnPictures.Uploaded uploaded = pictures.upload(scope, record, kind, body(request));
            return ResponseEntity.status(uploaded.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(document(scope, record, uploaded.picture().id()));
        } catch (PictureRefusedException refused) {
            throw PictureProblems.refused(refused.refusal());
        } finally {
            places.release();
        }
    }

    /** One byte more than may be, to know that there is more. */
    private static byte[] body(HttpServletRequest request) throws IOException, PictureRefusedException {
        if (request.getContentLengthLong() > PictureCleaning.FILE_BYTES) {
            throw new PictureRefusedException(PictureRefusal.TOO_LARGE);
        }
        return request.getInputStream().readNBytes(PictureCleaning.FILE_BYTES + 1);
    }

    /** What a reviewer can decide. */
    enum Decision {
        RELEASE,
        WITHHOLD,
        DESTROY,
        UNDO
    }

    /**
     * A reviewer's decision.
     *
     * @param noPerson stated for a release: no person is visible
     * @param noPlate stated for a release: no plate is visible
     * @param noDocument stated for a release: no document is visible
     */
    record ReviewRequest(
            @Nullable Decision decision,
            @Nullable Boolean noPerson,
            @Nullable Boolean noPlate,
            @Nullable Boolean noDocument) {

        Statement statement() {
            return new Statement(
                    Boolean.TRUE.equals(noPerson), Boolean.TRUE.equals(noPlate), Boolean.TRUE.equals(noDocument));
        }
    }

    @PostMapping(value = "/{picture}/review", consumes = "application/json")
    @Requires(Permission.RELEASE)
    @Operation(
            summary = "Decide on a picture",
            description =
                    "RELEASE puts it into the report's content, and needs all three statements; it leaves with the"
                            + " report's next version. WITHHOLD keeps it at this node, DESTROY destroys it, UNDO takes a decision"
                            + " back as long as no signed version names the picture.")
    PictureDocument review(
            AccessScope scope,
            @PathVariable UUID record,
            @PathVariable String picture,
            @org.springframework.web.bind.annotation.RequestBody ReviewRequest decided) {
        switch (decided.decision()) {
            case null -> throw PictureProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "picture-decision");
            case RELEASE -> review.release(scope, record, picture, decided.statement());
            case WITHHOLD -> review.withhold(scope, record, picture);
            case DESTROY -> review.destroy(scope, record, picture);
            case UNDO -> review.undo(scope, record, picture);
        }
        return document(scope, record, picture);
    }

    @DeleteMapping("/{picture}")
    @Requires(Permission.RELEASE)
    @Operation(summary = "Take a picture out of a signed report, by a correction; it stays at this node")
    PictureDocument remove(AccessScope scope, @PathVariable UUID record, @PathVariable String picture) {
        review.remove(scope, record, picture);
        return document(scope, record, picture);
    }

    private PictureDocument document(AccessScope scope, UUID record, String picture) {
        return reports.find(scope, record).stream()
                .flatMap(report -> listing.of(scope, report).stream())
                .filter(one -> one.id().equals(picture))
                .findFirst()
                .map(PictureDocument::of)
                .orElseThrow(PictureProblems::notFound);
    }
}
