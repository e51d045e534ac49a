package org.tidewaiter.client;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.mapping.RowObserver;
import org.tidewaiter.formats.reports.FileItems;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.rules.Fault;
import org.tidewaiter.report.rules.ReportRules;
import org.tidewaiter.report.rules.Severity;
import org.tidewaiter.report.vocabulary.Vocabulary;

/**
 * Reads a file by the mapping and the rules of reports and sends nothing. What only the node knows, such as what it has
 * already, shows when the file is imported.
 */
final class DryRun implements RowObserver {

    private static final int MOST_VALUES = 1_000;

    private final Words words;
    private final ReportRules rules = new ReportRules(Vocabulary.load(), LocalDate::now);
    private final Map<RowFault, Long> faults = new LinkedHashMap<>();
    private final Map<List<String>, Long> untranslated = new LinkedHashMap<>();
    private long fit;
    private long refused;

    DryRun(Words words) {
        this.words = words;
    }

    /** @param progress told how many rows are done */
    void read(FileItems items, LongConsumer progress) {
        while (items.hasNext()) {
            switch (items.next()) {
                case ImportItem.RefusedRow row -> refuse(1, row.faults());
                case ImportItem.Ready ready -> {
                    List<RowFault> found = check(ready.submission());
                    if (found.isEmpty()) {
                        fit += ready.rows().size();
                    } else {
                        refuse(ready.rows().size(), found);
                    }
                }
            }
            progress.accept(fit + refused);
        }
    }

    @Override
    public void untranslated(String field, String column, String value) {
        List<String> key = List.of(column, value);
        if (untranslated.size() < MOST_VALUES || untranslated.containsKey(key)) {
            untranslated.merge(key, 1L, Long::sum);
        }
    }

    long refused() {
        return refused;
    }

    /** What it found: the line of figures, values without a translation, rules with their counts. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(words.of("dry-run", fit, refused));
        if (!untranslated.isEmpty()) {
            lines.add(words.of("dry-run.untranslated"));
            sorted(untranslated)
                    .forEach(entry -> lines.add("  "
                            + words.of(
                                    "dry-run.value",
                                    entry.getKey().getFirst(),
                                    entry.getKey().getLast(),
                                    entry.getValue())));
        }
        if (!faults.isEmpty()) {
            lines.add(words.of("dry-run.rules"));
            sorted(faults)
                    .forEach(entry -> lines.add("  "
                            + words.of(
                                    "dry-run.rule",
                                    entry.getKey().rule(),
                                    entry.getValue(),
                                    entry.getKey().message(words.locale()))));
        }
        return lines;
    }

    private static <K> List<Map.Entry<K, Long>> sorted(Map<K, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder()))
                .toList();
    }

    private void refuse(int rows, List<RowFault> found) {
        refused += rows;
        found.stream().distinct().forEach(fault -> faults.merge(fault, (long) rows, Long::sum));
    }

    private List<RowFault> check(Submission submission) {
        return rules.check(submission.report(), submission.nominal()).stream()
                .filter(fault -> fault.severity() == Severity.REFUSE)
                // The node completes the country in whose name it reports.
                .filter(fault -> submission.report().reportingCountry() != null
                        || !fault.path().equals("reportingCountry"))
                .map(this::ofRow)
                .toList();
    }

    private RowFault ofRow(Fault fault) {
        String message = fault.path() + ": " + fault.message(words.locale());
        return new RowFault(null, fault.rule(), message, message);
    }
}
