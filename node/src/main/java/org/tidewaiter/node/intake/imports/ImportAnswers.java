package org.tidewaiter.node.intake.imports;

import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.intake.file.FileImport;
import org.tidewaiter.node.intake.file.Imports;
import org.tidewaiter.node.intake.imports.ImportAnswer.MappingUsed;
import org.tidewaiter.node.intake.imports.ImportAnswer.RuleAnswer;
import org.tidewaiter.node.intake.imports.ImportAnswer.TrialAnswer;
import org.tidewaiter.node.intake.imports.ImportAnswer.WithdrawalAnswer;
import org.tidewaiter.node.intake.trial.TrialResult;
import org.tidewaiter.node.intake.trial.TrialResults;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Language;

/** Tells programs of imports. */
@Component
@HoldsNominalData
class ImportAnswers {

    private final Imports imports;
    private final TrialResults trials;
    private final Clock clock;

    ImportAnswers(Imports imports, TrialResults trials, Clock clock) {
        this.imports = imports;
        this.trials = trials;
        this.clock = clock;
    }

    /** For a list. */
    ImportAnswer brief(FileImport one) {
        return answer(one, null);
    }

    ImportAnswer full(FileImport one, Language language) {
        return answer(
                one,
                trials.of(one.id())
                        .map(found -> trial(found, language.locale()))
                        .orElse(null));
    }

    private static TrialAnswer trial(TrialResult found, Locale locale) {
        return new TrialAnswer(
                found.rows(),
                found.looked(),
                found.reports(),
                found.fit(),
                found.refused(),
                found.rules().stream()
                        .map(rule -> new RuleAnswer(rule.rule(), rule.said().in(locale), rule.rows(), rule.firstRow()))
                        .toList());
    }

    private ImportAnswer answer(FileImport one, @Nullable TrialAnswer trial) {
        FileImport.Figures figures = one.figures();
        ImportPace pace = ImportPace.of(one, clock.instant());
        return new ImportAnswer(
                one.id(),
                one.name(),
                one.state().name().toLowerCase(Locale.ROOT),
                one.mapping() == null
                        ? null
                        : new MappingUsed(one.mapping().name(), one.mapping().version()),
                one.bytes(),
                figures.rows(),
                figures.rowsRead(),
                figures.accepted(),
                figures.alreadyThere(),
                figures.refused(),
                one.startedAt() == null || pace.rate() == 0 ? null : pace.rate(),
                pace.left() == null ? null : pace.left().toSeconds(),
                one.fault(),
                trial,
                one.withdrawal() == null ? null : withdrawal(one, one.withdrawal()),
                one.uploadedAt(),
                one.startedAt(),
                one.endedAt(),
                one.expiresAt());
    }

    private WithdrawalAnswer withdrawal(FileImport one, FileImport.Withdrawal withdrawal) {
        return new WithdrawalAnswer(
                withdrawal.reason(), withdrawal.at(), imports.reports(one.id()), withdrawal.done(), withdrawal.left());
    }
}
