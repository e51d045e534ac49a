package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.network.Ports;

/** What the documentation tells people to type is there, and the first node that it describes starts. */
class DocumentedCommandsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern COMMAND = Pattern.compile("\\./tidewaiter ([a-z]+)((?: [^`\\n]*)?)");
    private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z-]+");
    private static final Pattern FENCED_YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern READY = Pattern.compile("Tidewaiter ready.*");

    @TempDir
    Path folder;

    @Test
    void everyCommandAndOptionOnThePagesIsOffered() throws Exception {
        String help = ended(List.of("help"));
        TreeSet<String> missing = new TreeSet<>();
        for (Path page : pages()) {
            for (MatchResult command :
                    COMMAND.matcher(Files.readString(page)).results().toList()) {
                if (!help.contains("\n  " + command.group(1) + " ")) {
                    missing.add(page.getFileName() + ": " + command.group(1));
                }
                OPTION.matcher(command.group(2))
                        .results()
                        .map(MatchResult::group)
                        .filter(option -> !help.contains(option))
                        .forEach(option -> missing.add(page.getFileName() + ": " + option));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theFirstNodeOfTheDocumentationStartsAndShowsItsPages() throws Exception {
        int port = Ports.free().pages();
        Path config = folder.resolve("node.yaml");
        Files.writeString(config, documentedConfiguration(port));
        Process node = launcher(List.of("node", "--config", config.toString()));
        try (BufferedReader said = node.inputReader(StandardCharsets.UTF_8)) {
            awaitReady(said);
            assertThat(status(port, "/sign-in")).isEqualTo(200);
        } finally {
            node.destroy();
            node.waitFor();
        }
    }

    private String documentedConfiguration(int port) throws IOException {
        Matcher yaml = FENCED_YAML.matcher(Files.readString(ROOT.resolve("docs/first-node.md")));
        assertThat(yaml.find()).isTrue();
        return yaml.group(1)
                        .replace("port: 8080", "port: " + port)
                        .replace("data: tidewaiter-data", "data: " + folder.resolve("data"))
                + "tidewaiter.exchange.port: 0\n";
    }

    private static void awaitReady(BufferedReader said) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (READY.matcher(line).find()) {
                return;
            }
            lines.add(line);
        }
        throw new AssertionError("the node ended before it was ready:\n" + String.join("\n", lines));
    }

    private static int status(int port, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static String ended(List<String> words) throws IOException, InterruptedException {
        Process process = launcher(words);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static Process launcher(List<String> words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(ROOT.resolve("tidewaiter").toString()));
        command.addAll(words);
        return new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
