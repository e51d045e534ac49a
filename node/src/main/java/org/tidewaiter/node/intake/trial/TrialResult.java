package org.tidewaiter.node.intake.trial;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.intake.wording.Said;

/**
 * What would become of a file, in rows. Kept sealed: it repeats cells.
 *
 * @param looked rows that were looked at
 * @param reports that the fitting rows make
 * @param rules that refuse rows, those that refuse most first
 * @param columns of the file
 * @param shown some of the refused rows
 * @param whole why the file as a whole does not go in
 */
public record TrialResult(
        long rows,
        long looked,
        long reports,
        long fit,
        long refused,
        List<RuleCount> rules,
        List<Untranslated> untranslated,
        List<String> columns,
        List<Row> shown,
        @Nullable Said whole) {

    /** @param firstRow the first row that it refuses */
    public record RuleCount(String rule, Said said, long rows, long firstRow) {}

    /**
     * A value for which the mapping has no translation.
     *
     * @param field path of the field that it is meant for
     */
    record Untranslated(String field, String column, String value, long rows) {}

    /** A refused row with what is said of it and the columns that are at fault. */
    public record Row(long number, List<String> cells, List<String> faulty, List<Said> said) {}

    static TrialResult refused(Said whole) {
        return new TrialResult(0, 0, 0, 0, 0, List.of(), List.of(), List.of(), List.of(), whole);
    }
}
