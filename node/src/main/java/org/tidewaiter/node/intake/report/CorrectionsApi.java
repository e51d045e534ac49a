package org.tidewaiter.node.intake.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.intake.refusal.BoundedStream;
import org.tidewaiter.node.intake.report.KeptAnswers.Answer;
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
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.rules.Fault;
import org.tidewaiter.report.rules.Severity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes corrections in from programs. */
@RestController
@HoldsNominalData
@Tag(name = "Reports in")
class CorrectionsApi {

    private final Intake intake;
    private final AllFaults all;
    private final NamedReports named;
    private final ReportStanding standing;
    private final FaultWords words;
    private final ApiAnswers answers;

    CorrectionsApi(
            Intake intake,
            AllFaults all,
            NamedReports named,
            ReportStanding standing,
            FaultWords words,
            ApiAnswers answers) {
        this.intake = intake;
        this.all = all;
        this.named = named;
        this.standing = standing;
        this.words = words;
        this.answers = answers;
    }

    /** A correction as read: the content, what of it is personal, the version it was written from. */
    private record Correction(
            Submission submission, @Nullable NominalPart nominal, int seenVersion) {}

    @PostMapping(
            value = {"/api/v1/reports/{originator}/{number}/corrections", "/api/v1/records/{record}/corrections"},
            consumes = "application/json")
    @Requires({Permission.RECORD, Permission.CORRECT})
    @Operation(
            summary = "Correct a report",
            description =
                    "The whole document as it is to be, and seenVersion: the version it was written from, 0 before the"
                            + " first signature. Without nominal, the personal part stays as it is.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "200",
            description = "Taken",
            content = @Content(schema = @Schema(implementation = ReportAnswer.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Somebody changed the report meanwhile: read it again and correct that",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<String> correct(
            AccessScope scope,
            Page page,
            @PathVariable(required = false) @Nullable UUID record,
            @PathVariable(required = false) @Nullable String originator,
            @PathVariable(required = false) @Nullable UUID number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        byte[] body = BoundedStream.all(request.getInputStream(), ReportIntakeApi.LONGEST_DOCUMENT);
        UUID found = named.record(scope, record, originator, number);
        return answers.once(
                scope, key, request.getRequestURI(), body, () -> correct(scope, page.language(), found, body));
    }

    private Answer correct(AccessScope scope, Language language, UUID record, byte[] body) {
        JsonNode document;
        try {
            document = ReportJson.mapper().readTree(body);
        } catch (JacksonException notJson) {
            throw answers.refused(language, fault("not-json", ""));
        }
        if (!(document instanceof ObjectNode object)) {
            throw answers.refused(language, fault("wrong-type", ""));
        }
        JsonNode seen = object.remove("seenVersion");
        if (seen == null || !seen.isIntegralNumber() || !seen.canConvertToInt() || seen.intValue() < 0) {
            throw answers.refused(language, fault("seen-version", "seenVersion"));
        }
        boolean keepsNominal = !object.has("nominal");
        return switch (Documents.read(object)) {
            case Documents.Reading.Unreadable unreadable ->
                throw answers.refused(
                        language,
                        all.of(
                                scope,
                                unreadable,
                                read -> intake.rewritten(
                                        scope, record, read.report(), keepsNominal ? null : read.nominal())));
            case Documents.Reading.Read(Submission submission) ->
                take(
                        scope,
                        language,
                        record,
                        new Correction(submission, keepsNominal ? null : submission.nominal(), seen.intValue()));
        };
    }

    private Answer take(AccessScope scope, Language language, UUID record, Correction correction) {
        IntakeOutcome outcome = intake.rewrite(
                scope,
                Channel.API,
                record,
                correction.seenVersion(),
                correction.submission().report(),
                correction.nominal(),
                Answers.ALL);
        return switch (outcome) {
            case IntakeOutcome.Refused(List<Fault> faults) -> throw answers.refused(language, faults);
            case IntakeOutcome.Accepted(UUID taken, List<Fault> notes) ->
                answers.of(HttpStatus.OK, standing.answer(scope, taken, words.in(language, notes)));
            case IntakeOutcome.AlreadyThere(UUID there) ->
                answers.of(HttpStatus.OK, standing.answer(scope, there, List.of()));
        };
    }

    private static List<Fault> fault(String rule, String path) {
        return List.of(new Fault(rule, Severity.REFUSE, path, Map.of()));
    }
}
