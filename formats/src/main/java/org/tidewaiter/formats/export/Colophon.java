package org.tidewaiter.formats.export;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tidewaiter.report.Provenance;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** What a file says at its end: that it is complete, what it counts, where it comes from. */
final class Colophon {

    /**
     * One statement.
     *
     * @param about what it is about, such as "Filters"
     */
    record Statement(String about, String says) {}

    private final ExportAbout about;
    private final ExportTally tally;
    private final ExportWords words;

    Colophon(ExportAbout about, ExportTally tally) {
        this.about = about;
        this.tally = tally;
        this.words = ExportWords.in(about.locale());
    }

    /** For a table: what its rows are as well. */
    List<Statement> ofTable() {
        List<Statement> all = new ArrayList<>(statements());
        all.add(1, statement("rows", words.of("rows." + about.rows())));
        return all;
    }

    List<Statement> statements() {
        List<Statement> all = new ArrayList<>();
        all.add(statement("complete", words.of("complete.says", tally.rows(), tally.cases(), tally.seizures())));
        all.add(statement("node", about.title() + " (" + about.node() + ")"));
        all.add(statement("at", moment()));
        all.add(statement(
                "filters", about.filters().isEmpty() ? words.of("filters.none") : String.join(" · ", about.filters())));
        all.add(statement("provenance", provenances()));
        all.add(statement("originators", counted(tally.originators())));
        Long generated = tally.provenances().get(Provenance.GENERATED);
        if (generated != null) {
            all.add(statement("generated", words.of("generated.says", generated)));
        }
        Long open = tally.provenances().get(Provenance.OPEN_SOURCE);
        if (open != null) {
            all.add(statement("open", words.of("open.says", open)));
        }
        all.add(statement("personal", words.of("personal.says")));
        all.add(statement("reference", about.reference()));
        all.add(statement("vocabulary", Vocabulary.load().edition()));
        return all;
    }

    private Statement statement(String name, String says) {
        return new Statement(words.of(name), says);
    }

    private String moment() {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.LONG)
                .withLocale(about.locale())
                .withZone(about.zone())
                .format(about.at());
    }

    private String provenances() {
        return tally.provenances().entrySet().stream()
                .map(one -> Vocabulary.load().label("provenance", one.getKey().name(), about.locale()) + ": "
                        + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String counted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining(", "));
    }
}
