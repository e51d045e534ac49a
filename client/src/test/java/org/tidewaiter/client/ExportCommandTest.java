package org.tidewaiter.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

    private static final RetryPolicy SWIFT = new RetryPolicy(5, 3, Duration.ofMillis(1), Duration.ofMillis(5));
    private static final String WHOLE = "export.row\r\n1\r\n\"# end rows=1 cases=1 seizures=1. Complete: 1\"\r\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();

    @TempDir
    private Path folder;

    private HttpServer node;
    private String body = WHOLE;
    private int busy;
    private boolean cut;

    @BeforeEach
    void startNode() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/api/v1/reports/export", this::answer);
        node.start();
    }

    @AfterEach
    void stopNode() {
        node.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getRawQuery());
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!authorization.equals("Bearer good")) {
            send(exchange, 403, "{}");
        } else if (busy-- > 0) {
            send(exchange, 429, "{}");
        } else if (body.startsWith("{\"detail\"")) {
            send(exchange, 422, body);
        } else {
            exchange.getResponseHeaders()
                    .set("Content-Disposition", "attachment; filename=\"tidewaiter-EE-20260520T090000Z.csv\"");
            send(exchange, 200, body);
        }
    }

    private void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, cut ? bytes.length + 10 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private int export(String... more) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "--node", "http://localhost:" + node.getAddress().getPort(), "--token", "good", "--format", "csv"));
        words.addAll(List.of(more));
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                new Words(Locale.ENGLISH));
        return new ExportCommand(console, Map.of(), SWIFT, InstantSource.system()).run(words);
    }

    private String out() {
        return folder.resolve("found.csv").toString();
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesTheFileAndAsksWithTheFiltersOfTheSearch() throws Exception {
        assertThat(export("--out", out(), "--category", "TOBACCO,DRUGS", "--from=2026-01-01", "--q", "two words"))
                .isZero();
        assertThat(Files.readString(Path.of(out()))).isEqualTo(WHOLE);
        assertThat(asked).containsExactly("format=csv&category=TOBACCO%2CDRUGS&from=2026-01-01&q=two+words");
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("wrote " + out());
    }

    @Test
    void asksABusyNodeAgain() throws Exception {
        busy = 2;
        assertThat(export("--out", out())).isZero();
        assertThat(asked).hasSize(3);
    }

    @Test
    void keepsNoFileThatBrokeOffOnTheWire() throws Exception {
        cut = true;
        assertThat(export("--out", out())).isEqualTo(2);
        assertThat(errors()).contains("broke off");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsNoFileWithoutItsEnd() throws Exception {
        body = "export.row\r\n1\r\n";
        assertThat(export("--out", out())).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsNoSpreadsheetThatDoesNotOpen() throws Exception {
        assertThat(export("--out", out(), "--rows", "reports")).isZero();
        Files.delete(Path.of(out()));
        Console console = new Console(
                new PrintStream(out),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                new Words(Locale.FRENCH));
        String address = "http://localhost:" + node.getAddress().getPort();
        int code = new ExportCommand(console, Map.of("TIDEWAITER_TOKEN", "good"), SWIFT, InstantSource.system())
                .run(List.of("--node", address, "--format", "xlsx", "--out", out()));
        assertThat(code).isEqualTo(2);
        assertThat(errors()).contains("interrompu");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysWhyTheNodeRefuses() throws Exception {
        body = "{\"detail\":\"An export holds at most 200,000 cases.\"}";
        assertThat(export("--out", out())).isEqualTo(2);
        assertThat(errors()).contains("(422)", "at most 200,000 cases");
    }

    @Test
    void overwritesNothing() throws Exception {
        Files.writeString(Path.of(out()), "mine");
        assertThat(export("--out", out())).isEqualTo(2);
        assertThat(Files.readString(Path.of(out()))).isEqualTo("mine");
        assertThat(asked).isEmpty();
    }

    @Test
    void asksForAFormatThatThereIs() throws Exception {
        Console console = new Console(
                new PrintStream(out),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                new Words(Locale.ENGLISH));
        assertThat(new ExportCommand(console, Map.of(), SWIFT, InstantSource.system())
                        .run(List.of("--node", "http://localhost:1", "--token", "t", "--format", "pdf")))
                .isEqualTo(2);
        assertThat(errors()).contains("csv, xlsx, ndjson or signed");
    }
}
