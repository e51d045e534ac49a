package org.tidewaiter.report.registers;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says how much memory the places take, how fast they answer, and what becomes of the columns of a file. Not a test; run
 * by hand with the file and the columns, counted from 0: {@code PlacesMeasure FILE 4 5 6 7 8}.
 */
final class PlacesMeasure {

    private PlacesMeasure() {}

    public static void main(String[] arguments) throws Exception {
        long before = used();
        Places places = Places.shipped();
        System.out.printf("memory: %.1f MB%n", (used() - before) / 1e6);
        byte[] bytes = Files.readAllBytes(Path.of(arguments[0]));
        CsvRecords records = new CsvRecords(new String(bytes, StandardCharsets.ISO_8859_1));
        List<List<String>> rows = new ArrayList<>();
        while (records.next()) {
            rows.add(records.record());
        }
        for (int i = 1; i < arguments.length; i++) {
            column(places, rows, Integer.parseInt(arguments[i]));
        }
        speed(places, rows);
    }

    private static void column(Places places, List<List<String>> rows, int column) {
        Map<String, Integer> tally = new TreeMap<>();
        Map<String, String> rest = new TreeMap<>();
        int texts = 0;
        for (List<String> row : rows.subList(1, rows.size())) {
            String cell = column < row.size() ? row.get(column) : "";
            for (String text : cell.split(";", -1)) {
                if (!text.isBlank()) {
                    texts++;
                    Resolution found = places.resolve(text, null, null);
                    String outcome = outcome(found);
                    tally.merge(outcome, 1, Integer::sum);
                    if (!outcome.startsWith("one")) {
                        rest.put(text.strip(), outcome + " " + found.all());
                    }
                }
            }
        }
        System.out.println(rows.getFirst().get(column) + ": " + texts + " texts " + tally);
        System.out.println("   not one: " + rest);
    }

    private static String outcome(Resolution found) {
        if (found.place().isPresent()) {
            return "one place";
        }
        if (found.country().isPresent() && found.candidates().stream().allMatch(each -> each.how() == Match.CITY)) {
            return "one country, city known";
        }
        if (found.country().isPresent()) {
            return found.unknown() == null ? "one country" : "one country, rest unknown";
        }
        return found.isEmpty() ? "none" : "several countries";
    }

    private static void speed(Places places, List<List<String>> rows) {
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            int count = 0;
            for (List<String> row : rows) {
                for (int column = 4; column < 9; column++) {
                    count += places.resolve(row.get(column), null, null).all() >= 0 ? 1 : 0;
                }
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.out.printf("%d texts in %d ms%n", count, took.toMillis());
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
