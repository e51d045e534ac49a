package org.tidewaiter.node.intake.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tidewaiter.formats.mapping.RowObserver;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.SourceRow;
import org.tidewaiter.node.intake.trial.TrialResult.RuleCount;
import org.tidewaiter.node.intake.trial.TrialResult.Untranslated;
import org.tidewaiter.node.intake.wording.Said;

/** What a dry run finds, counted as it goes, in bounded memory. */
final class TrialFindings implements RowObserver {

    private static final int MOST_RULES = 200;
    private static final int MOST_VALUES = 500;
    private static final int SHOWN = 12;
    private static final int SHOWN_OF_ONE_RULE = 3;

    /** A rule as one column, or a whole row, broke it. */
    private record Broken(String rule, Said said) {}

    /** A value on its way to a field. */
    private record Value(String field, String column, String value) {}

    private static final class Count {
        private final long firstRow;
        private long rows;

        Count(long firstRow) {
            this.firstRow = firstRow;
        }
    }

    private final Map<Broken, Count> rules = new LinkedHashMap<>();
    private final Map<Value, Count> untranslated = new LinkedHashMap<>();
    private final List<TrialResult.Row> shown = new ArrayList<>();
    private long reports;
    private long fit;
    private long refused;

    long fit() {
        return fit;
    }

    long refused() {
        return refused;
    }

    /** A report goes in. */
    void fit(int rows) {
        reports++;
        fit += rows;
    }

    void refuse(SourceRow row, List<RowFault> faults) {
        refused++;
        boolean telling = false;
        for (RowFault fault : faults.stream().distinct().toList()) {
            Broken broken = new Broken(fault.rule(), said(fault));
            if (rules.size() < MOST_RULES || rules.containsKey(broken)) {
                Count count = rules.computeIfAbsent(broken, each -> new Count(row.number()));
                count.rows++;
                telling |= count.rows <= SHOWN_OF_ONE_RULE;
            }
        }
        if (telling && shown.size() < SHOWN) {
            shown.add(new TrialResult.Row(
                    row.number(),
                    row.cells(),
                    faults.stream()
                            .map(RowFault::column)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList(),
                    faults.stream().map(TrialFindings::said).distinct().toList()));
        }
    }

    @Override
    public void untranslated(String field, String column, String value) {
        Value key = new Value(field, column, value);
        if (untranslated.size() < MOST_VALUES || untranslated.containsKey(key)) {
            untranslated.computeIfAbsent(key, each -> new Count(0)).rows++;
        }
    }

    TrialResult result(long rows, long looked, List<String> columns) {
        List<RuleCount> counts = rules.entrySet().stream()
                .map(entry -> new RuleCount(
                        entry.getKey().rule(), entry.getKey().said(), entry.getValue().rows, entry.getValue().firstRow))
                .sorted(Comparator.comparingLong(RuleCount::rows).reversed())
                .toList();
        List<Untranslated> values = untranslated.entrySet().stream()
                .map(entry -> new Untranslated(
                        entry.getKey().field(),
                        entry.getKey().column(),
                        entry.getKey().value(),
                        entry.getValue().rows))
                .sorted(Comparator.comparingLong(Untranslated::rows).reversed())
                .toList();
        return new TrialResult(rows, looked, reports, fit, refused, counts, values, columns, List.copyOf(shown), null);
    }

    private static Said said(RowFault fault) {
        return new Said(fault.english(), fault.french());
    }
}
