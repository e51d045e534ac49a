package org.tidewaiter.formats.detect;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.rows.Remark;

/** Finds what parts the cells of a line: what gives the same number of cells in most lines. */
final class SeparatorDetection {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};

    private SeparatorDetection() {}

    static List<Found<Character>> detect(byte[] head, Charset charset) {
        List<Found<Character>> found = new ArrayList<>();
        for (char separator : CANDIDATES) {
            List<List<String>> lines = FirstLines.of(head, new CsvShape(charset, separator, false));
            Map<Integer, Integer> counts = new HashMap<>();
            lines.forEach(line -> counts.merge(line.size(), 1, Integer::sum));
            int cells = counts.entrySet().stream()
                    .filter(entry -> entry.getKey() > 1)
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(1);
            int agreeing = cells == 1 ? 0 : counts.getOrDefault(cells, 0);
            double score = lines.isEmpty() ? 0 : (double) agreeing / lines.size();
            found.add(new Found<>(
                    separator,
                    score * (1 - 0.5 / cells),
                    Remark.of("detect.separator", agreeing, lines.size(), cells)));
        }
        found.sort(Comparator.<Found<Character>>comparingDouble(Found::score).reversed());
        return found;
    }
}
