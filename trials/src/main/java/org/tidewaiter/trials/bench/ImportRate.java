package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file brought in at a national node, against COPY of the same rows into the same tables of the same database. The file is
 * the one of real weapons seizures, several times over under other event ids. The hub is away: the last step is the queue.
 */
final class ImportRate implements Bench.Measurement {

    private static final String FILE = "/org/tidewaiter/demo/data/us-cbp-weapons-fy2022-2023.csv";
    private static final int WARM_UP = 2;
    private static final int TIMES = 6;
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @Override
    public List<DemoNetwork.Member> members() {
        return List.of(DemoNetwork.Member.unitedStates());
    }

    @Override
    public void run(DemoNetwork network, PrintStream out) throws Exception {
        Path data = network.node(DemoNetwork.UNITED_STATES).data();
        network.node(DemoNetwork.HUB).stop();
        try (Connection database = DatabaseSearch.open(data);
                Imported imported = new Imported(network, database)) {
            imported.bring(copies(1, WARM_UP));
            long before = imported.queued();
            double stored = imported.bring(copies(1 + WARM_UP, TIMES));
            long start = System.nanoTime();
            imported.awaitSigned();
            double seconds = stored + (System.nanoTime() - start) / 1e9;
            long reports = imported.queued() - before;
            out.printf(
                    "import  checked, sealed, stored, indexed, signed, queued %,7.0f reports/s (%,d in %.1f s; stored after %.1f s)%n",
                    reports / seconds, reports, seconds, stored);
            TableCopies copies = TableCopies.of(database);
            double indexed = copies.seconds(true);
            double bare = copies.seconds(false);
            long all = imported.queued();
            print(out, "COPY    into the same tables with their indexes", all, indexed, reports / seconds);
            print(out, "COPY    into the same tables without indexes", all, bare, reports / seconds);
        }
    }

    private static void print(PrintStream out, String what, long reports, double seconds, double imported) {
        double rate = reports / seconds;
        out.printf(
                "%-56s %,7.0f reports/s (%,d in %.1f s); import reaches %.2f of it%n",
                what, rate, reports, seconds, imported / rate);
    }

    /** The file so many times, each time with event ids of its own. */
    private static byte[] copies(int from, int times) throws IOException {
        List<String> lines;
        try (InputStream file = ImportRate.class.getResourceAsStream(FILE)) {
            lines = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        StringBuilder made = new StringBuilder(lines.getFirst()).append('\n');
        for (int copy = from; copy < from + times; copy++) {
            for (String line : lines.subList(1, lines.size())) {
                int last = line.lastIndexOf(',');
                int id = line.lastIndexOf(',', last - 1) + 1;
                made.append(line, 0, id)
                        .append(copy)
                        .append(line, id, line.length())
                        .append('\n');
            }
        }
        return made.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The node's import, asked through its API. */
    private static final class Imported implements AutoCloseable {

        private final URI node;
        private final String token;
        private final ApiClient api;
        private final Connection database;
        private final HttpClient http = HttpClient.newHttpClient();

        Imported(DemoNetwork network, Connection database) {
            this.node = network.node(DemoNetwork.UNITED_STATES).url();
            this.token = network.token(DemoNetwork.UNITED_STATES, "coordinator");
            this.api = network.api(DemoNetwork.UNITED_STATES, "coordinator");
            this.database = database;
        }

        /** Brings a file in and gives the seconds until all of it is stored. */
        double bring(byte[] file) throws Exception {
            String id = upload(file);
            long start = System.nanoTime();
            post("/api/v1/imports/" + id + "/start", new byte[0]);
            long deadline = start + PATIENCE.toNanos();
            while (true) {
                JsonNode state = api.get("/api/v1/imports/" + id);
                switch (state.path("state").stringValue("")) {
                    case "done" -> {
                        if (state.path("refused").longValue() != 0) {
                            throw new IllegalStateException("rows were refused: " + state);
                        }
                        return (System.nanoTime() - start) / 1e9;
                    }
                    case "failed" -> throw new IllegalStateException("the import failed: " + state);
                    default -> {
                        if (System.nanoTime() > deadline) {
                            throw new IllegalStateException("no end: " + state);
                        }
                        Thread.sleep(LOOK_EVERY);
                    }
                }
            }
        }

        private String upload(byte[] file) throws Exception {
            String answer = post("/api/v1/imports?name=weapons.csv&mapping=us-cbp-weapons", file);
            return JsonMapper.shared().readTree(answer).path("id").stringValue();
        }

        private String post(String path, byte[] body) throws IOException, InterruptedException {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(node.resolve(path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/octet-stream")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(path + ": HTTP " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        }

        void awaitSigned() throws Exception {
            while (number("select count(*) from registry.revision where state = 'RELEASED'") > 0
                    || number("select (select count(*) from registry.report) - (select count(*) from delivery.item)")
                            > 0) {
                Thread.sleep(LOOK_EVERY);
            }
        }

        long queued() throws Exception {
            return number("select count(*) from delivery.item");
        }

        private long number(String query) throws Exception {
            try (Statement statement = database.createStatement();
                    ResultSet found = statement.executeQuery(query)) {
                found.next();
                return found.getLong(1);
            }
        }

        @Override
        public void close() {
            http.close();
            api.close();
        }
    }
}
