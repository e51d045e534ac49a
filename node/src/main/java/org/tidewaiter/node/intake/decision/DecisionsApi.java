package org.tidewaiter.node.intake.decision;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.intake.report.NamedReports;
import org.tidewaiter.node.intake.report.ReportAnswer;
import org.tidewaiter.node.intake.report.ReportStanding;
import org.tidewaiter.node.intake.wording.FaultWords;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.registry.Decisions;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.ProblemException;
import org.tidewaiter.report.rules.Fault;
import org.tidewaiter.report.rules.Severity;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.JsonNode;

/** The decisions on a report, for programs: verify, return, release, withdraw, hold. */
@RestController
@HoldsNominalData
@Tag(name = "Decisions", description = "What is decided on a recorded report")
class DecisionsApi {

    private static final String RELEASED = "/api/v1/reports/{originator}/{number}";
    private static final String RECORD = "/api/v1/records/{record}";

    private final Decisions decisions;
    private final ReportStanding standing;
    private final NamedReports named;
    private final Vocabulary vocabulary;
    private final FaultWords words;
    private final AuditTrail audit;

    DecisionsApi(
            Decisions decisions,
            ReportStanding standing,
            NamedReports named,
            Vocabulary vocabulary,
            FaultWords words,
            AuditTrail audit) {
        this.decisions = decisions;
        this.standing = standing;
        this.named = named;
        this.vocabulary = vocabulary;
        this.words = words;
        this.audit = audit;
    }

    @PostMapping({RECORD + "/verification", RELEASED + "/verification"})
    @Requires(Permission.VERIFY)
    @Operation(summary = "Say that the open revision is right")
    ReportAnswer verify(
            AccessScope scope,
            @PathVariable(required = false) @Nullable UUID record,
            @PathVariable(required = false) @Nullable String originator,
            @PathVariable(required = false) @Nullable UUID number) {
        UUID found = named.record(scope, record, originator, number);
        decisions.verify(scope, found);
        return done(scope, "report.verified", found);
    }

    @PostMapping({RECORD + "/return", RELEASED + "/return"})
    @Requires(Permission.VERIFY)
    @Operation(summary = "Give the open revision back to the officer who wrote it")
    ReportAnswer giveBack(
            AccessScope scope,
            @PathVariable(required = false) @Nullable UUID record,
            @PathVariable(required = false) @Nullable String originator,
            @PathVariable(required = false) @Nullable UUID number) {
        UUID found = named.record(scope, record, originator, number);
        decisions.giveBack(scope, found);
        return done(scope, "report.returned", found);
    }

    @PostMapping({RECORD + "/release", RELEASED + "/release"})
    @Requires(Permission.RELEASE)
    @Operation(
            summary = "Release the open revision",
            description =
                    "From here on the 24-hour clock runs. {\"text\": true} says that a person has read its free text"
                            + " and that it may leave.")
    ReportAnswer release(
            AccessScope scope,
            @PathVariable(required = false) @Nullable UUID record,
            @PathVariable(required = false) @Nullable String originator,
            @PathVariable(required = false) @Nullable UUID number,
            @org.springframework.web.bind.annotation.RequestBody(required = false) @Nullable Release release) {
        UUID found = named.record(scope, record, originator, number);
        decisions.release(scope, found, release != null && Boolean.TRUE.equals(release.text()));
        return done(scope, "report.released", found);
    }

    /** @param text whether the free text may leave; absent means no */
    record Release(@Nullable Boolean text) {}

    @PostMapping({RECORD + "/sending", RELEASED + "/sending"})
    @Requires(Permission.RELEASE)
    @Operation(summary = "Send a version again that a partner refused, unchanged")
    ReportAnswer sendAgain(
            AccessScope scope,
            @PathVariable(required = false) @Nullable UUID record,
            @PathVariable(required = false) @Nullable String originator,
            @PathVariable(required = false) @Nullable UUID number) {
        UUID found = named.record(scope, record, originator, number);
        decisions.sendAgain(scope, found);
        return done(scope, "report.sent-again", found);
    }

    @PostMapping({RECORD + "/withdrawal", RELEASED + "/withdrawal"})
    @Requires({Permission.RECORD, Permission.WITHDRAW})
    @Operation(
            summary = "Withdraw a report, for ever",
            description = "The reason is a code of the list withdrawal-reason. A report that was never released is only"
                    + " closed here; a released one is withdrawn at every partner.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Withdrawal.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Withdrawn, or waiting for its signature",
            content = @Content(schema = @Schema(implementation = ReportAnswer.class)))
    ReportAnswer withdraw(
            AccessScope scope,
            Page page,
            @PathVariable(required = false) @Nullable UUID record,
            @PathVariable(required = false) @Nullable String originator,
            @PathVariable(required = false) @Nullable UUID number,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        UUID found = named.record(scope, record, originator, number);
        String reason = body.path("reason").stringValue("");
        if (!known("withdrawal-reason", reason)) {
            throw refused(page.language(), "code-of-list", "reason");
        }
        decisions.withdraw(scope, found, reason);
        return done(scope, "report.withdrawn", found);
    }

    /** @param reason code of the list {@code withdrawal-reason} */
    record Withdrawal(String reason) {}

    @PostMapping({RECORD + "/hold", RELEASED + "/hold"})
    @Requires(Permission.EMBARGO)
    @Operation(
            summary = "Hold a report back from partners that do not have it yet",
            description = "The reason is a code of the list embargo-reason; without until it holds until it is lifted.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Holding.class)))
    ReportAnswer hold(
            AccessScope scope,
            Page page,
            @PathVariable(required = false) @Nullable UUID record,
            @PathVariable(required = false) @Nullable String originator,
            @PathVariable(required = false) @Nullable UUID number,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        UUID found = named.record(scope, record, originator, number);
        String reason = body.path("reason").stringValue("");
        if (!known("embargo-reason", reason)) {
            throw refused(page.language(), "code-of-list", "reason");
        }
        Instant until;
        try {
            String text = body.path("until").stringValue(null);
            until = text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw refused(page.language(), "moment-form", "until");
        }
        decisions.hold(scope, found, until, reason);
        return done(scope, "report.held", found);
    }

    /** @param until ISO 8601 in UTC; absent until it is lifted */
    record Holding(@Nullable Instant until, String reason) {}

    @DeleteMapping({RECORD + "/hold", RELEASED + "/hold"})
    @Requires(Permission.EMBARGO)
    @Operation(summary = "End a hold; what waited travels now")
    ReportAnswer lift(
            AccessScope scope,
            @PathVariable(required = false) @Nullable UUID record,
            @PathVariable(required = false) @Nullable String originator,
            @PathVariable(required = false) @Nullable UUID number) {
        UUID found = named.record(scope, record, originator, number);
        decisions.lift(scope, found);
        return done(scope, "report.hold-lifted", found);
    }

    private boolean known(String list, String code) {
        return vocabulary.find(list).flatMap(codes -> codes.code(code)).isPresent();
    }

    private ProblemException refused(Language language, String rule, String path) {
        return IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "decision-refused")
                .withFaults(words.in(language, List.of(new Fault(rule, Severity.REFUSE, path, Map.of()))));
    }

    private ReportAnswer done(AccessScope scope, String action, UUID record) {
        audit.record(scope, action, record.toString(), Map.of("channel", "api"));
        return standing.answer(scope, record, List.of());
    }
}
