package org.tidewaiter.formats.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.rows.Remark;

/** Finds the row that names the columns: filled, without numbers, each name once. */
final class HeaderDetection {

    private static final int LOOKED_AT = 20;
    private static final int MOST = 3;

    private HeaderDetection() {}

    static List<Found<Integer>> detect(byte[] head, CsvShape shape) {
        return detect(FirstLines.of(head, shape));
    }

    static List<Found<Integer>> detect(List<List<String>> lines) {
        int width = lines.stream().mapToInt(HeaderDetection::filled).max().orElse(1);
        List<Found<Integer>> found = new ArrayList<>();
        for (int at = 0; at < Math.min(lines.size(), LOOKED_AT); at++) {
            List<String> line = lines.get(at);
            int filled = filled(line);
            long words = line.stream().filter(HeaderDetection::isName).count();
            if (filled > 0) {
                double distinct = (double) new HashSet<>(line).size() / line.size();
                double score = (double) words / Math.max(width, 1) * distinct - at * 0.001;
                found.add(new Found<>(at + 1, score, Remark.of("detect.header", at + 1, words, width)));
            }
        }
        found.sort(Comparator.<Found<Integer>>comparingDouble(Found::score).reversed());
        return found.isEmpty()
                ? List.of(new Found<>(1, 0, Remark.of("detect.header", 1, 0, width)))
                : found.subList(0, Math.min(found.size(), MOST));
    }

    private static int filled(List<String> line) {
        return (int) line.stream().filter(cell -> !cell.isBlank()).count();
    }

    /** Whether a cell looks like the name of a column: short, with letters, and not beginning with a digit. */
    private static boolean isName(String cell) {
        String text = cell.strip();
        return !text.isEmpty()
                && text.length() <= 100
                && !Character.isDigit(text.charAt(0))
                && text.chars().anyMatch(Character::isLetter);
    }
}
