package org.tidewaiter.node.intake.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.ProgressBar;

/**
 * The third step of an import: what would become of the file, what becomes of it, what became of it.
 *
 * @param stage where it stands
 * @param bar how far the work is that goes on or was stopped, null where there is none
 * @param catchingUp whether it finds again what it brought in before it was stopped
 * @param trial what a dry run found
 * @param figures what became of the rows so far
 * @param failed why the file as a whole did not go in
 * @param withdrawal what became of a withdrawal, in a sentence
 * @param undoable whether what it brought in can be withdrawn
 * @param deletable whether it, or its file, can be deleted
 * @param hasFile whether file and refused rows are still there
 */
public record ResultStep(
        Stage stage,
        @Nullable ProgressBar bar,
        boolean catchingUp,
        @Nullable Trial trial,
        @Nullable Figures figures,
        @Nullable String failed,
        @Nullable String withdrawal,
        boolean undoable,
        boolean deletable,
        boolean hasFile) {

    /** Where an import stands, as far as the page tells it apart. */
    public enum Stage {
        NO_MAPPING,
        TO_TRY,
        TRYING,
        TRIED,
        RUNNING,
        PAUSED,
        DONE,
        FAILED,
        WITHDRAWING,
        WITHDRAWN;

        /** The page asks again until something ends. */
        public boolean polls() {
            return this == TRYING || this == RUNNING || this == WITHDRAWING;
        }
    }

    /** What became of the file, in rows. */
    public record Figures(long accepted, long alreadyThere, long refused) {}

    /**
     * What would become of the file, in rows.
     *
     * @param looked rows that were looked at
     * @param reports that the fitting rows make
     * @param untranslated values that have no translation
     * @param whole why the file as a whole does not go in
     */
    public record Trial(
            long rows,
            long looked,
            long reports,
            long fit,
            long refused,
            List<RuleLine> rules,
            long untranslated,
            List<String> columns,
            List<Refusal> shown,
            @Nullable String whole) {}

    /** What one rule says and how many rows it refuses. */
    public record RuleLine(String rule, String said, long rows, long firstRow) {}

    /** A refused row with the sentences beside it. */
    public record Refusal(long number, List<Cell> cells, List<String> said) {}

    /** @param faulty whether it is marked */
    public record Cell(String text, boolean faulty) {}
}
