package org.tidewaiter.demo.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.client.ApiClient;
import org.tidewaiter.client.Main;
import org.tidewaiter.demo.DemoNetwork;
import tools.jackson.databind.JsonNode;

/** A file of real cases is imported at the second national node, and the hub's count equals the file's. */
final class FileArrives implements Step {

    static final String FILE = "us-cbp-weapons-fy2022-2023.csv";

    private static final String COUNT = "/reports/count?originator=US-CUSTOMS&provenance=FILE";

    @Override
    public int number() {
        return 4;
    }

    @Override
    public String title() {
        return "a file of real cases is imported and the hub's count equals the file's";
    }

    @Override
    public String run(Scene scene) throws Exception {
        Path folder = Files.createTempDirectory("tidewaiter-import");
        Path file = folder.resolve(FILE);
        try (InputStream data = FileArrives.class.getResourceAsStream("/org/tidewaiter/demo/data/" + FILE)) {
            Files.copy(java.util.Objects.requireNonNull(data, FILE), file);
            importAll(scene, file);
            Counted counted = count(file);
            try (ApiClient analyst = scene.api(DemoNetwork.HUB, Scene.ANALYST)) {
                JsonNode atHub = scene.await(
                        analyst,
                        COUNT,
                        counts -> counts.path("cases").longValue() == counted.events()
                                && counts.path("seizures").longValue() == counted.rows(),
                        counted.events() + " cases with " + counted.rows() + " goods lines at the hub");
                return "%,d rows, %,d cases, all at the hub"
                        .formatted(counted.rows(), atHub.path("cases").longValue());
            }
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    /** With the command that everybody uses. */
    private static void importAll(Scene scene, Path file) throws InterruptedException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Main.run(
                List.of(
                        "import",
                        file.toString(),
                        "--node",
                        scene.network().node(DemoNetwork.UNITED_STATES).url().toString(),
                        "--token",
                        scene.network().token(DemoNetwork.UNITED_STATES, Scene.COORDINATOR)),
                out,
                out);
        if (code != 0) {
            throw new AssertionError("the import ended with " + code + ": " + said.toString(StandardCharsets.UTF_8));
        }
    }

    private record Counted(long rows, long events) {}

    /** Counted without the program's own reader: lines, and distinct Event IDs in the last column but one. */
    private static Counted count(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> rows = lines.subList(1, lines.size());
        Set<String> events = rows.stream()
                .map(row -> row.split(","))
                .map(cells -> cells[cells.length - 2])
                .collect(Collectors.toSet());
        return new Counted(rows.size(), events.size());
    }
}
