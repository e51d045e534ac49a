package org.tidewaiter.node.intake.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.access.ShowsNoReports;
import org.tidewaiter.node.intake.refusal.BoundedStream;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.intake.submission.AllFaults;
import org.tidewaiter.node.intake.submission.Answers;
import org.tidewaiter.node.intake.submission.Channel;
import org.tidewaiter.node.intake.submission.Documents;
import org.tidewaiter.node.intake.submission.Intake;
import org.tidewaiter.node.intake.submission.IntakeOutcome;
import org.tidewaiter.node.intake.wording.FaultWords;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.rules.Fault;

/** Takes reports in from programs. */
@RestController
@RequestMapping("/api/v1/reports")
@HoldsNominalData
@Tag(name = "Reports in", description = "Handing reports in, one or many")
class ReportIntakeApi {

    static final String NDJSON = "application/x-ndjson";
    static final long LONGEST_DOCUMENT = LineIntake.LONGEST_LINE;
    static final long LONGEST_REQUEST = 64L << 20;

    private final Intake intake;
    private final AllFaults all;
    private final LineIntake lines;
    private final ReportStanding standing;
    private final FaultWords words;
    private final ApiAnswers answers;

    ReportIntakeApi(
            Intake intake,
            AllFaults all,
            LineIntake lines,
            ReportStanding standing,
            FaultWords words,
            ApiAnswers answers) {
        this.intake = intake;
        this.all = all;
        this.lines = lines;
        this.standing = standing;
        this.words = words;
        this.answers = answers;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.RECORD)
    @ShowsNoReports
    @Operation(
            summary = "Hand in one report, or many, one a line",
            description =
                    "A report is described by /api/v1/schema/report. With a sourceKey, the same case handed in again"
                            + " changes nothing. All faults are told at once. As application/x-ndjson: one report in each line, at"
                            + " most 256 KiB; at most 100,000 lines and 64 MiB; the answer has a line for each line with its"
                            + " number, the outcome (accepted, already-there or refused) and all faults; a bad line refuses itself"
                            + " alone. Send the same request again after a broken connection: with source keys or an"
                            + " Idempotency-Key nothing is recorded twice.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")),
                @Content(mediaType = NDJSON, schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = ReportAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It was there already and nothing was changed; or one line for each line",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = ReportAnswer.class)),
                @Content(mediaType = NDJSON, schema = @Schema(implementation = LineAnswer.class))
            })
    @ApiResponse(
            responseCode = "409",
            description = "The Idempotency-Key was used with another request",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "413",
            description = "Larger than is taken; of many reports, batches before the limit may be recorded",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "422",
            description = "Refused; faults[] names each place, rule and what to do",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<String> one(
            AccessScope scope,
            Page page,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        byte[] body = BoundedStream.all(request.getInputStream(), LONGEST_DOCUMENT);
        return answers.once(scope, key, request.getRequestURI(), body, () -> take(scope, page.language(), body));
    }

    private KeptAnswers.Answer take(AccessScope scope, Language language, byte[] body) {
        return switch (Documents.read(body)) {
            case Documents.Reading.Unreadable unreadable -> throw answers.refused(language, all.of(scope, unreadable));
            case Documents.Reading.Read(var submission) ->
                switch (intake.take(scope, Channel.API, List.of(submission), Answers.ALL)
                        .getFirst()) {
                    case IntakeOutcome.Refused(List<Fault> faults) -> throw answers.refused(language, faults);
                    case IntakeOutcome.AlreadyThere(UUID record) ->
                        answers.of(HttpStatus.OK, standing.answer(scope, record, List.of()));
                    case IntakeOutcome.Accepted(UUID record, List<Fault> notes) ->
                        answers.of(HttpStatus.CREATED, standing.answer(scope, record, words.in(language, notes)));
                };
        };
    }

    /** Described with {@link #one}: OpenAPI knows one operation for an address. */
    @PostMapping(consumes = NDJSON, produces = NDJSON)
    @Requires(Permission.IMPORT)
    @Operation(hidden = true)
    void many(
            AccessScope scope,
            Page page,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        if (request.getContentLengthLong() > LONGEST_REQUEST) {
            throw IntakeProblems.tooLarge();
        }
        try (AnswerSpool spool = AnswerSpool.open()) {
            lines.take(
                    scope,
                    page.language(),
                    ApiAnswers.usable(key),
                    new BoundedStream(request.getInputStream(), LONGEST_REQUEST),
                    spool.out());
            response.setContentType(NDJSON);
            spool.copyTo(response.getOutputStream());
        }
    }
}
