package org.tidewaiter.node.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.registry.AgreementTrial;
import org.tidewaiter.node.registry.AgreementTrials;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** What would have travelled under an agreement, and why the rest would not. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Requires(Permission.TRY_AGREEMENT)
@Tag(name = "Agreements")
class AgreementTrialApi {

    private final TriedTerms terms;
    private final AgreementTrials trials;
    private final Vocabulary vocabulary;

    AgreementTrialApi(TriedTerms terms, AgreementTrials trials, Vocabulary vocabulary) {
        this.terms = terms;
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
     * @param incoming whether it is judged here as the receiver, of what this node holds from the sender
     * @param stays the first reports of each reason
     * @param complete false where the period holds more reports than a trial looks at
     */
    record TrialDocument(
            String agreement,
            int revision,
            boolean incoming,
            LocalDate from,
            LocalDate to,
            long reports,
            long due,
            long held,
            List<Reason> notDue,
            List<Stays> stays,
            boolean complete) {}

    @GetMapping("/agreements/{number}/trial")
    @Operation(summary = "What would have gone of the reports released from one day (UTC) to another, both included")
    TrialDocument signed(
            AccessScope scope,
            @Parameter(hidden = true) Locale locale,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer revision,
            @RequestParam String from,
            @RequestParam String to) {
        return trial(scope, locale, terms.signed(number, revision), TrialPeriod.of(from, to));
    }

    @GetMapping("/proposals/{digest}/trial")
    @Operation(summary = "The same for a text that both sides have not signed yet")
    TrialDocument proposed(
            AccessScope scope,
            @Parameter(hidden = true) Locale locale,
            @PathVariable String digest,
            @RequestParam String from,
            @RequestParam String to) {
        return trial(scope, locale, terms.proposed(scope, digest), TrialPeriod.of(from, to));
    }

    private TrialDocument trial(AccessScope scope, Locale locale, Agreement tried, TrialPeriod period) {
        AgreementTrial trial = trials.of(scope, tried, period.first(), period.end());
        return new TrialDocument(
                tried.number(),
                tried.revision(),
                trial.incoming(),
                period.from(),
                period.to(),
                trial.reports(),
                trial.due(),
                trial.held(),
                reasons(trial, locale),
                trial.staying().stream().map(AgreementTrialApi::stays).toList(),
                trial.complete());
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
