package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DatabaseSearch;
import org.tidewaiter.demo.DemoNetwork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real file of weapons seizures, damaged, brought in at a national node: what is good of it stands at the hub. */
class DamagedFileTrialTest {

    private static final String FILE = "/org/tidewaiter/demo/data/us-cbp-weapons-fy2022-2023.csv";
    private static final int LINES = 600;
    private static final int KEY = 9;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static DemoNetwork network;
    private static URI node;
    private static HttpClient http;

    @BeforeAll
    static void start() throws IOException {
        network = DemoNetwork.prepare(
                QuickStart.ofThisBuild(),
                folder,
                List.of(DemoNetwork.Member.unitedStates()),
                TrialPorts.free(2),
                Map.of("tidewaiter.imports.largest", "64MB"));
        network.start();
        node = network.node(DemoNetwork.UNITED_STATES).url();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() throws IOException {
        http.close();
        network.close();
    }

    @Test
    void rowsThatAreDamagedAreRefusedWithTheirReasonsAndTheOthersStandAtTheHub() throws Exception {
        List<String> lines = lines();
        Map<Long, String> expected = new TreeMap<>();
        damage(lines, expected, 2, "cell.decimal", line -> line.replaceFirst("[^,]*$", "1.0 kg"));
        damage(lines, expected, 3, "date-future", line -> line.replaceFirst("^\\d{4}", "2040"));
        damage(lines, expected, 4, "cell.unlisted", line -> cell(line, 8, "Catapult"));
        damage(lines, expected, 5, "cell.formula", line -> line.replaceFirst("[^,]*$", "=1+1"));
        damage(lines, expected, 6, "row.charset", line -> cell(line, 4, "Montr\u00e9al"));
        lines.set(lines.size() - 1, lines.getLast().substring(0, 40));
        expected.put((long) lines.size(), "row.cut");

        JsonNode done = brought("damaged.csv", String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(done.path("rows").longValue()).isEqualTo(lines.size() - 1L);
        assertThat(done.path("refused").longValue()).isEqualTo(expected.size());
        assertThat(done.path("accepted").longValue()).isEqualTo(lines.size() - 1L - expected.size());
        assertThat(refused(done)).isEqualTo(expected);

        List<String> good = new ArrayList<>();
        for (int row = 2; row <= lines.size(); row++) {
            if (!expected.containsKey((long) row)) {
                good.add(lines.get(row - 1).split(",")[KEY]);
            }
        }
        awaitAtHub(good.stream().distinct().count());
    }

    @Test
    void aBombIsRefusedAsAWhole() throws Exception {
        HttpResponse<String> answer = bring("bomb.xlsx", bomb());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode fault =
                JsonMapper.shared().readTree(answer.body()).path("faults").path(0);
        assertThat(fault.path("rule").stringValue()).isEqualTo("file.workbook-swells");
        assertThat(fault.path("message").stringValue()).isNotBlank();
    }

    @Test
    void aDeclaredLengthOfTwoGigabytesIsRefusedBeforeItsBytesCome() throws Exception {
        try (Socket socket = new Socket(node.getHost(), node.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/imports?name=huge.csv&mapping=us-cbp-weapons HTTP/1.1\r\nHost: "
                            + node.getAuthority()
                            + "\r\nAuthorization: Bearer " + token()
                            + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 2147483648\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    private interface Damage {
        String of(String line);
    }

    private static void damage(List<String> lines, Map<Long, String> expected, int row, String rule, Damage damage) {
        lines.set(row - 1, damage.of(lines.get(row - 1)));
        expected.put((long) row, rule);
    }

    private static String cell(String line, int place, String value) {
        String[] cells = line.split(",", -1);
        cells[place] = value;
        return String.join(",", cells);
    }

    /** The first rows of the file, those first of which no other row shares the event. */
    private static List<String> lines() throws IOException {
        List<String> all;
        try (InputStream file = DamagedFileTrialTest.class.getResourceAsStream(FILE)) {
            all = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .limit(LINES)
                    .toList();
        }
        Map<String, Long> rows = all.stream()
                .skip(1)
                .collect(Collectors.groupingBy(line -> line.split(",")[KEY], Collectors.counting()));
        List<String> lines = new ArrayList<>(List.of(all.getFirst()));
        for (boolean alone : List.of(true, false)) {
            all.stream()
                    .skip(1)
                    .filter(line -> (rows.getOrDefault(line.split(",")[KEY], 0L) == 1) == alone)
                    .forEach(lines::add);
        }
        lines.add(lines.get(7));
        return lines;
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
                            + " name=\"1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet><sheetData><row><c t=\"str\"><v>" + " ".repeat(64 << 20)
                            + "</v></c></row></sheetData></worksheet>");
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static JsonNode brought(String name, byte[] file) throws Exception {
        HttpResponse<String> answer = bring(name, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String path = "/api/v1/imports/"
                + JsonMapper.shared().readTree(answer.body()).path("id").stringValue();
        send(path + "/start", new byte[0]);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            JsonNode state = JsonMapper.shared().readTree(get(path));
            if (state.path("state").stringValue("").equals("done")) {
                return state;
            }
            assertThat(state.path("state").stringValue("")).as("%s", state).isNotEqualTo("failed");
            assertThat(Instant.now()).as("%s", state).isBefore(deadline);
            Thread.sleep(100);
        }
    }

    /** Rules by the row of the file that they refused. */
    private static Map<Long, String> refused(JsonNode done) throws Exception {
        return get("/api/v1/imports/" + done.path("id").stringValue() + "/refused.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", 3))
                .collect(Collectors.toMap(
                        cells -> Long.valueOf(cells[0]), cells -> cells[1], (one, other) -> one, TreeMap::new));
    }

    private static HttpResponse<String> bring(String name, byte[] file) throws Exception {
        return send("/api/v1/imports?mapping=us-cbp-weapons&name=" + name, file);
    }

    private static HttpResponse<String> send(String path, byte[] body) throws Exception {
        return http.send(
                request(path)
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String get(String path) throws Exception {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(node.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token());
    }

    private static String token() {
        return network.token(DemoNetwork.UNITED_STATES, "coordinator");
    }

    private static void awaitAtHub(long reports) throws Exception {
        try (Connection hub = DatabaseSearch.open(network.node(DemoNetwork.HUB).data())) {
            Table.await(hub, "select count(*) from registry.report where state = 'SIGNED'", reports, PATIENCE);
        }
    }
}
