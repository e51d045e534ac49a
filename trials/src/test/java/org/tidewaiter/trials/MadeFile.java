package org.tidewaiter.trials;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A file as another administration might write it: semicolons, days before months, decimal commas, German names of goods
 * and units, blanks, remarks in four languages, exact repeats, and some rows that no rule can accept. {@code made-file.yaml}
 * reads it.
 */
final class MadeFile {

    private static final String HEADER = "Datum;Ort;Stelle;Verkehr;Ware;Menge;Einheit;Herkunft;Bemerkung";
    private static final List<String> PLACES = List.of(
            "Tallinn;Hafen;See",
            "Muuga;Hafen;See",
            "Narva;Grenzübergang;Straße",
            ";Flughafen;Luft",
            "Tallinn;Postamt;Post");
    private static final List<String> REMARKS = List.of(
            "",
            "",
            "im Reserverad versteckt",
            "dissimulé sous le plancher",
            "спрятано в бензобаке",
            "κρυμμένο σε έπιπλα");

    /** @param repeats rows that repeat the row before them in every cell; they are counted as accepted too */
    record Expected(long rows, long acceptable, long refusable, long repeats) {}

    private final SplittableRandom random;

    private MadeFile(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Writes so many rows. */
    static Expected write(Path file, int rows, long seed) throws IOException {
        MadeFile made = new MadeFile(seed);
        long refusable = 0;
        long repeats = 0;
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\r\n");
            String before = null;
            boolean wrongBefore = false;
            for (int row = 0; row < rows; row++) {
                boolean repeat = before != null && made.random.nextInt(60) == 0;
                boolean wrong = repeat ? wrongBefore : made.random.nextInt(200) == 0;
                String line = repeat ? before : wrong ? made.wrong() : made.row();
                refusable += wrong ? 1 : 0;
                repeats += repeat ? 1 : 0;
                out.write(line + "\r\n");
                before = line;
                wrongBefore = wrong;
            }
        }
        return new Expected(rows, rows - refusable, refusable, repeats);
    }

    private String row() {
        return row(date(), goods());
    }

    private String wrong() {
        return switch (random.nextInt(5)) {
            case 0 -> row("31.02.2025", goods());
            case 1 -> row("01.01.2099", goods());
            case 2 -> row(date(), "Sonstiges;12;kg;");
            case 3 -> row(date(), "Kokain;12;Fässer;Kolumbien");
            default -> row(date(), "Zigaretten;=1+1;Stück;Belarus");
        };
    }

    private String row(String date, String goods) {
        return date + ";" + PLACES.get(random.nextInt(PLACES.size())) + ";" + goods + ";"
                + REMARKS.get(random.nextInt(REMARKS.size()));
    }

    private String date() {
        int month = random.nextInt(1, 13);
        int year = random.nextInt(2022, 2026);
        return random.nextInt(20) == 0
                ? "%02d.%d".formatted(month, year)
                : "%02d.%02d.%d".formatted(random.nextInt(1, 29), month, year);
    }

    private String goods() {
        return switch (random.nextInt(5)) {
            case 0 ->
                "Zigaretten;" + grouped(200L * random.nextInt(1, 5_000)) + ";Stück;" + origin("Belarus", "Russland");
            case 1 -> "Zigaretten;" + random.nextInt(1, 400) + ";Stange;" + origin("Belarus", "Russland");
            case 2 -> "Feinschnitt;" + decimal(1, 200) + ";kg;" + origin("Belarus", "Belarus");
            case 3 -> "Kokain;" + decimal(1, 900) + ";g;" + origin("Kolumbien", "Kolumbien");
            default ->
                random.nextBoolean()
                        ? "Haschisch;" + decimal(1, 90) + ";kg;" + origin("Marokko", "Marokko")
                        : "Kath;" + decimal(1, 60) + ";kg;" + origin("Äthiopien", "Äthiopien");
        };
    }

    private String origin(String one, String other) {
        return random.nextInt(4) == 0 ? "" : random.nextBoolean() ? one : other;
    }

    private String decimal(int least, int most) {
        return random.nextInt(least, most) + "," + random.nextInt(1, 100);
    }

    private static String grouped(long number) {
        return String.format(Locale.GERMANY, "%,d", number);
    }
}
