package org.tidewaiter.node.intake.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.intake.file.FileImport;
import org.tidewaiter.node.intake.file.ImportState;
import org.tidewaiter.node.intake.file.Imports;
import org.tidewaiter.node.intake.page.ResultStep;
import org.tidewaiter.node.intake.page.ResultStep.Stage;
import org.tidewaiter.node.intake.trial.TrialResult;
import org.tidewaiter.node.intake.trial.TrialResults;
import org.tidewaiter.node.intake.wording.CodeWords;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.ProgressBar;

/** Makes the third step of an import's page. */
@Component
@HoldsNominalData
class ResultPages {

    private final Imports imports;
    private final TrialResults trials;
    private final CodeWords codes;
    private final Clock clock;

    ResultPages(Imports imports, TrialResults trials, CodeWords codes, Clock clock) {
        this.imports = imports;
        this.trials = trials;
        this.codes = codes;
        this.clock = clock;
    }

    ResultStep step(Page page, FileImport one) {
        Stage stage = stage(one.state());
        int reports = imports.reports(one.id());
        FileImport.Figures figures = one.figures();
        boolean begun = !one.state().beforeStart();
        return new ResultStep(
                stage,
                bar(page, one, stage, reports),
                stage == Stage.RUNNING && figures.rowsRead() < figures.rowsBefore(),
                begun ? null : trial(page, one),
                begun ? new ResultStep.Figures(figures.accepted(), figures.alreadyThere(), figures.refused()) : null,
                one.fault(),
                withdrawal(page, one),
                ImportState.WITHDRAWABLE.contains(one.state()) && reports > 0,
                !one.state().busy() && one.emptied() == null,
                one.emptied() == null);
    }

    private static Stage stage(ImportState state) {
        return switch (state) {
            case UPLOADING, UPLOADED -> Stage.NO_MAPPING;
            case MAPPED -> Stage.TO_TRY;
            case TRYING -> Stage.TRYING;
            case TRIED -> Stage.TRIED;
            case RUNNING -> Stage.RUNNING;
            case PAUSED -> Stage.PAUSED;
            case DONE -> Stage.DONE;
            case FAILED -> Stage.FAILED;
            case WITHDRAWING -> Stage.WITHDRAWING;
            case WITHDRAWN -> Stage.WITHDRAWN;
        };
    }

    /** Rows, rate and time left. */
    private @Nullable ProgressBar bar(Page page, FileImport one, Stage stage, int reports) {
        String label = page.text("intake.import.state." + one.state().name());
        return switch (stage) {
            case TRYING, RUNNING, PAUSED, DONE, FAILED ->
                new ProgressBar(
                        label,
                        one.figures().rowsRead(),
                        one.figures().rows(),
                        pace(page, one, ImportPace.of(one, clock.instant())));
            case WITHDRAWING, WITHDRAWN ->
                one.withdrawal() == null
                        ? null
                        : new ProgressBar(
                                label,
                                one.withdrawal().done() + one.withdrawal().left(),
                                reports,
                                null);
            case NO_MAPPING, TO_TRY, TRIED -> null;
        };
    }

    private static @Nullable String pace(Page page, FileImport one, ImportPace pace) {
        if (pace.left() != null) {
            return page.text("intake.import.rate", pace.rate(), page.wording().duration(pace.left()));
        }
        return one.state() == ImportState.DONE
                ? page.text("intake.import.took", page.wording().duration(pace.taken()), pace.rate())
                : null;
    }

    private @Nullable String withdrawal(Page page, FileImport one) {
        FileImport.Withdrawal withdrawal = one.withdrawal();
        if (withdrawal == null) {
            return null;
        }
        return page.text(
                "intake.import.withdrawal",
                page.wording().time(withdrawal.at()),
                codes.label("withdrawal-reason", withdrawal.reason(), page.language()),
                withdrawal.done(),
                withdrawal.left());
    }

    private ResultStep.@Nullable Trial trial(Page page, FileImport one) {
        Locale locale = page.language().locale();
        return trials.of(one.id())
                .map(found -> new ResultStep.Trial(
                        found.rows(),
                        found.looked(),
                        found.reports(),
                        found.fit(),
                        found.refused(),
                        found.rules().stream()
                                .map(rule -> new ResultStep.RuleLine(
                                        rule.rule(), rule.said().in(locale), rule.rows(), rule.firstRow()))
                                .toList(),
                        found.untranslated().size(),
                        found.columns(),
                        found.shown().stream()
                                .map(row -> refusal(row, found.columns(), locale))
                                .toList(),
                        found.whole() == null ? null : found.whole().in(locale)))
                .orElse(null);
    }

    private static ResultStep.Refusal refusal(TrialResult.Row row, List<String> columns, Locale locale) {
        List<ResultStep.Cell> cells = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String column = i < columns.size() ? columns.get(i) : "";
            cells.add(new ResultStep.Cell(row.cells().get(i), row.faulty().contains(column)));
        }
        return new ResultStep.Refusal(
                row.number(),
                cells,
                row.said().stream().map(said -> said.in(locale)).toList());
    }
}
