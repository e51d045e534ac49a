package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.tidewaiter.report.Concealment;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Transport;
import org.tidewaiter.report.generated.GeneratedCases;
import org.tidewaiter.report.vocabulary.Vocabulary;

/**
 * Many generated reports, put by COPY into the tables of a hub that overview and search read: reports, goods lines and the
 * journal. No signed versions stand behind them, which neither page reads.
 */
final class HubReports {

    private static final int BATCH = 10_000;
    private static final long SEED = 20_261_126;
    private static final String REPORT_COLUMNS = "id, record, originator, number, state, version, source, recorded_at,"
            + " released_at, changed_at, form_type, provenance, event_kind, event_date, date_precision,"
            + " reporting_country, discovery_country, location_type, direction, offence, mode, conveyance,"
            + " departure_country, destination_country, concealment, categories, words";

    private final Connection hub;
    private final Vocabulary vocabulary = Vocabulary.load();
    private final GeneratedCases cases = new GeneratedCases(SEED, LocalDate.now());
    private final Random random = new Random(SEED);
    private StringBuilder reports = new StringBuilder();
    private StringBuilder lines = new StringBuilder();
    private StringBuilder entries = new StringBuilder();

    HubReports(Connection hub) {
        this.hub = hub;
    }

    void write(int count) throws SQLException, IOException {
        hub.setAutoCommit(false);
        for (int id = 1; id <= count; id++) {
            add(id, cases.next().report());
            if (id % BATCH == 0 || id == count) {
                send("registry.report (" + REPORT_COLUMNS + ")", reports);
                send("registry.goods_line (report_id, line, category, subcategory, brand, amount, unit)", lines);
                send("journal.entry (position, epoch, originator, number, version, change, source, at)", entries);
                execute("update journal.head set position = " + id);
                hub.commit();
                reports = new StringBuilder();
                lines = new StringBuilder();
                entries = new StringBuilder();
            }
        }
        execute("select setval(pg_get_serial_sequence('registry.report', 'id'), " + count + ")");
        hub.commit();
        hub.setAutoCommit(true);
        execute("vacuum analyze");
    }

    private void add(int id, SeizureReport report) {
        String country = Objects.requireNonNull(report.discoveryCountry());
        UUID number = number();
        String originator = country + "-CUSTOMS";
        Optional<Transport> transport = Optional.ofNullable(report.transport());
        row(
                reports,
                id,
                UUID.randomUUID(),
                originator,
                number,
                "SIGNED",
                1,
                country,
                "now",
                "now",
                "now",
                report.formType(),
                "GENERATED",
                report.eventKind(),
                report.eventDate() == null ? null : report.eventDate().date(),
                report.eventDate() == null ? null : report.eventDate().precision(),
                country,
                country,
                report.locationType(),
                report.direction(),
                report.offence(),
                transport.map(Transport::mode).orElse(null),
                transport.map(Transport::conveyance).orElse(null),
                country(report, RouteLeg.Role.DEPARTURE),
                country(report, RouteLeg.Role.DESTINATION),
                array(report.concealment().stream()
                        .map(Concealment::place)
                        .filter(place -> place != null)
                        .toList()),
                array(report.goods().stream().map(GoodsLine::category).toList()),
                words(report, country));
        for (GoodsLine line : report.goods()) {
            row(
                    lines,
                    id,
                    line.id(),
                    line.category(),
                    line.subcategory(),
                    line.brand(),
                    line.quantity() == null ? null : line.quantity().amount().toPlainString(),
                    line.quantity() == null ? null : line.quantity().unit());
        }
        row(entries, id, 1, originator, number, 1, "CONTENT", country, "now");
    }

    /** Of version 7, as numbers of reports are. */
    private UUID number() {
        long most = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(most, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    private String words(SeizureReport report, String country) {
        Set<String> words = new LinkedHashSet<>();
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            report.goods().forEach(line -> {
                addWords(words, vocabulary.label("category", line.category(), language));
                addWords(words, vocabulary.label("subcategory", line.subcategory(), language));
                addWords(words, line.brand());
            });
            addWords(words, vocabulary.label("country", country, language));
        }
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    private static void addWords(Set<String> words, @Nullable String text) {
        if (text != null) {
            Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                    .filter(word -> !word.isEmpty())
                    .forEach(words::add);
        }
    }

    private static @Nullable String country(SeizureReport report, RouteLeg.Role role) {
        return report.route().stream()
                .filter(leg -> leg.role() == role)
                .map(RouteLeg::country)
                .findFirst()
                .orElse(null);
    }

    private static String array(Collection<String> codes) {
        return codes.stream().distinct().collect(Collectors.joining(",", "{", "}"));
    }

    private static void row(StringBuilder rows, @Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            rows.append(i == 0 ? "" : "\t")
                    .append(
                            value == null
                                    ? "\\N"
                                    : value.toString().replace("\\", "\\\\").replace("\t", " "));
        }
        rows.append('\n');
    }

    private void send(String target, StringBuilder rows) throws SQLException, IOException {
        hub.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + target + " from stdin", new StringReader(rows.toString()));
    }

    private void execute(String statement) throws SQLException {
        try (Statement one = hub.createStatement()) {
            one.execute(statement);
        }
    }

    /** Waits until the rollups have followed to the end; seconds that it took. */
    double awaitCounted(int count) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        while (counted() < count) {
            Thread.sleep(200);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        execute("vacuum analyze insight.cell");
        return seconds;
    }

    private long counted() throws SQLException {
        try (Statement statement = hub.createStatement();
                ResultSet row = statement.executeQuery(
                        "select coalesce(max(position), 0) from journal.follower where name = 'insight'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
