package org.tidewaiter.node.intake.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.ProgressBar;

/**
 * The import of one file: file, mapping, result.
 *
 * @param about size and when it was brought, in words
 * @param until last day on which it is kept, in words
 * @param mappings that can be chosen, those that fit first
 * @param chosen mapping, null where none fits and none was chosen
 * @param trial what would become of the file, null once it runs
 * @param progress null until it runs
 * @param result null until it is done
 * @param failed why the file as a whole did not go in
 */
public record ImportPage(
        UUID id,
        String name,
        String about,
        String until,
        List<Choice> mappings,
        @Nullable String chosen,
        @Nullable Trial trial,
        @Nullable ProgressBar progress,
        @Nullable Result result,
        @Nullable String failed) {

    /**
     * What would become of the file, in rows.
     *
     * @param looked rows that were looked at
     * @param reports that the fitting rows make
     * @param refused rows
     * @param shown some of the refused rows
     * @param whole why the file as a whole does not go in
     */
    public record Trial(
            long rows,
            long looked,
            long reports,
            long fit,
            long refused,
            List<String> columns,
            List<Refusal> shown,
            @Nullable String whole) {}

    /** A refused row with the sentences beside it. */
    public record Refusal(long number, List<Cell> cells, List<String> said) {}

    /** @param faulty whether it is marked */
    public record Cell(String text, boolean faulty) {}

    /** What became of the file, in rows. */
    public record Result(long accepted, long alreadyThere, long refused) {}
}
