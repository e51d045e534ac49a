package org.tidewaiter.node.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.registry.AgreementTrial;
import org.tidewaiter.node.registry.AgreementTrials;
import org.tidewaiter.node.web.ProblemException;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** What would have gone under an agreement, and why the rest would not. */
@RestController
@RequestMapping(path = "/api/v1/agreements", produces = "application/json")
@Tag(name = "Agreements")
class AgreementTrialApi {

    private static final int LONGEST_DAYS = 366;

    private final KnownAgreements agreements;
    private final AgreementTrials trials;
    private final Vocabulary vocabulary;

    AgreementTrialApi(KnownAgreements agreements, AgreementTrials trials, Vocabulary vocabulary) {
        this.agreements = agreements;
        this.trials = trials;
        this.vocabulary = vocabulary;
    }

    /** How many would have stayed for one reason, in words. */
    record Reason(String code, String words, long reports) {}

    /** A report that would have stayed. */
    record Stays(String originator, UUID number, int version, String reason) {}

    /**
     * The trial.
     *
     * @param complete false where the period holds more reports than a trial looks at
     */
    record TrialDocument(
            String agreement,
            int revision,
            LocalDate from,
            LocalDate to,
            long reports,
            long due,
            long held,
            List<Reason> notDue,
            List<Stays> stays,
            boolean complete) {}

    @GetMapping("/{number}/trial")
    @Requires(Permission.TRY_AGREEMENT)
    @Operation(summary = "What would have gone of the reports released from one day (UTC) to another, both included")
    TrialDocument trial(
            AccessScope scope,
            Locale locale,
            @PathVariable String number,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        if (to.isBefore(from) || from.plusDays(LONGEST_DAYS).isBefore(to)) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST, "trial-period", "casework.problem.trial-period", LONGEST_DAYS);
        }
        Agreement terms = agreements
                .newest(number)
                .orElseThrow(() ->
                        ProblemException.of(HttpStatus.NOT_FOUND, "agreement-not-found", "casework.problem.agreement"));
        AgreementTrial trial = trials.of(scope, terms, start(from), start(to.plusDays(1)));
        return new TrialDocument(
                terms.number(),
                terms.revision(),
                from,
                to,
                trial.reports(),
                trial.due(),
                trial.held(),
                reasons(trial, locale),
                trial.staying().stream().map(AgreementTrialApi::stays).toList(),
                trial.complete());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private List<Reason> reasons(AgreementTrial trial, Locale locale) {
        return trial.notDue().entrySet().stream()
                .map(entry -> new Reason(
                        entry.getKey(), vocabulary.label("not-due-reason", entry.getKey(), locale), entry.getValue()))
                .sorted(Comparator.comparingLong(Reason::reports).reversed().thenComparing(Reason::code))
                .toList();
    }

    private static Stays stays(AgreementTrial.Staying staying) {
        return new Stays(
                staying.identity().originator(), staying.identity().number(), staying.version(), staying.reason());
    }
}
