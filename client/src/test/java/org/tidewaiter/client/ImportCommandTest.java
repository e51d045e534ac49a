package org.tidewaiter.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
import org.tidewaiter.client.NodeDouble.Trouble;

class ImportCommandTest {

    private static final Path REAL_FILE =
            Path.of("../demo/src/main/resources/org/tidewaiter/demo/data/us-cbp-weapons-fy2022-2023.csv");
    private static final String HEADER =
            "Fiscal Year,Month (abbv),Component,Region,Area of Responsibility,Inbound/Outbound,Mode of Transportation,"
                    + "Seizure Type,Category,Event ID,Quantity Seized";
    private static final RetryPolicy SWIFT = new RetryPolicy(5, 2, Duration.ofMillis(1), Duration.ofMillis(5));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private NodeDouble node;

    @BeforeEach
    void startNode() throws IOException {
        node = new NodeDouble();
    }

    @AfterEach
    void stopNode() {
        node.close();
    }

    @Test
    void importsTheRealFileAndASecondTimeChangesNothing() throws Exception {
        Path file = folder.resolve("weapons.csv");
        Files.copy(REAL_FILE, file);
        assertThat(runImport(file, "--mapping", "us-cbp-weapons")).isEqualTo(0);
        assertThat(result()).isEqualTo("accepted 11926, already there 0, refused 0");
        var kept = node.kept();
        assertThat(kept).hasSize(7974);
        assertThat(node.batches()).hasSize(16).allMatch(size -> size <= 500);

        assertThat(runImport(file, "--mapping", "us-cbp-weapons")).isEqualTo(0);
        assertThat(result()).isEqualTo("accepted 0, already there 11926, refused 0");
        assertThat(node.kept()).isEqualTo(kept);
        assertThat(refusedFile(file)).doesNotExist();
    }

    @Test
    void choosesTheMappingWhoseColumnsFitAndSaysSo() throws Exception {
        assertThat(runImport(file(row(1)))).isEqualTo(0);
        assertThat(errors()).contains("mapping us-cbp-weapons, version 1");
    }

    @Test
    void asksForAMappingWhereNoneFits() throws Exception {
        Path file = folder.resolve("other.csv");
        Files.writeString(file, "a,b\n1,2\n");
        assertThat(runImport(file)).isEqualTo(2);
        assertThat(errors()).contains("Name a mapping with --mapping").contains("us-cbp-weapons");
    }

    @Test
    void readsAMappingFromAFile() throws Exception {
        Path mapping = folder.resolve("mine.yaml");
        try (var shipped =
                ImportCommand.class.getResourceAsStream("/org/tidewaiter/formats/mappings/us-cbp-weapons.yaml")) {
            Files.writeString(
                    mapping,
                    new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("mapping: us-cbp-weapons", "mapping: mine"));
        }
        assertThat(runImport(file(row(1)), "--mapping", mapping.toString())).isEqualTo(0);
        assertThat(node.kept()).containsOnlyKeys("mine:1");
    }

    @Test
    void writesRefusedRowsOfFileAndNodeWithTheirReasonsAndExitsWith3() throws Exception {
        node.refuse("us-cbp-weapons:2", "eventDate");
        Path file = file(row(1), row(2), row(3).replace("Handgun", "=1+1"), row(2));
        assertThat(runImport(file)).isEqualTo(3);
        assertThat(result()).isEqualTo("accepted 1, already there 0, refused 3");
        assertThat(Files.readAllLines(refusedFile(file)))
                .hasSize(4)
                .startsWith("row,rule,message," + HEADER)
                .anyMatch(line -> line.startsWith("4,cell.formula,") && line.contains(",'=1+1,"))
                .contains("3,date-future,\"Not, so.\"," + row(2), "5,date-future,\"Not, so.\"," + row(2));
    }

    @Test
    void namesTheRowOfTheGoodsLineThatTheNodeRefused() throws Exception {
        node.refuse("us-cbp-weapons:2", "goods[1].quantity.amount");
        Path file = file(row(2), row(1), row(2));
        assertThat(runImport(file)).isEqualTo(3);
        assertThat(Files.readAllLines(refusedFile(file)))
                .anyMatch(line -> line.startsWith("2,report.other-row,Row 4 "))
                .anyMatch(line -> line.startsWith("4,date-future,"));
    }

    @Test
    void importsTheRefusedFileOnceItIsCorrected() throws Exception {
        Path file = file(row(1), row(2).replace("Handgun", "Catapult"));
        assertThat(runImport(file)).isEqualTo(3);
        Path refused = refusedFile(file);
        Files.writeString(refused, Files.readString(refused).replace("Catapult", "Magazine"));
        assertThat(runImport(refused)).isEqualTo(0);
        assertThat(node.kept()).containsOnlyKeys("us-cbp-weapons:1", "us-cbp-weapons:2");
    }

    @Test
    void keepsTheRefusedFileFromOtherUsers() throws Exception {
        Path file = file(row(1).replace("Handgun", "Catapult"));
        runImport(file);
        assertThat(Files.getPosixFilePermissions(refusedFile(file)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void sendsAgainWhenTheNodeIsBusyOrTheConnectionIsLost() throws Exception {
        node.trouble(Trouble.BUSY, Trouble.TOO_MANY_REQUESTS, Trouble.LOST_BEFORE_STORING);
        assertThat(runImport(file(row(1), row(2)))).isEqualTo(0);
        assertThat(result()).isEqualTo("accepted 2, already there 0, refused 0");
    }

    @Test
    void waitsForANodeThatWasReachedAndIsLostBeforeItsFirstAnswer() throws Exception {
        node.trouble(Trouble.LOST_BEFORE_STORING, Trouble.LOST_BEFORE_STORING, Trouble.LOST_BEFORE_STORING);
        assertThat(runImport(file(row(1), row(2)))).isEqualTo(0);
        assertThat(result()).isEqualTo("accepted 2, already there 0, refused 0");
    }

    @Test
    void findsReportsThereWhoseAnswerWasLost() throws Exception {
        node.trouble(Trouble.LOST_AFTER_STORING);
        assertThat(runImport(file(row(1), row(2)))).isEqualTo(0);
        assertThat(result()).isEqualTo("accepted 0, already there 2, refused 0");
        assertThat(node.kept()).hasSize(2);
    }

    @Test
    void stopsAtAnAnswerThatDoesNotAccountForEveryReport() throws Exception {
        node.trouble(Trouble.HALF_AN_ANSWER);
        Path file = file(row(1), row(2));
        assertThat(runImport(file)).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(errors()).contains("does not name every line").contains("stopped after 0 of 2 rows");
        assertThat(runImport(file)).isEqualTo(0);
        assertThat(result()).isEqualTo("accepted 0, already there 2, refused 0");
    }

    @Test
    void saysWhatTheNodeSaysWhenItFails() throws Exception {
        node.trouble(Trouble.BROKEN);
        assertThat(runImport(file(row(1)))).isEqualTo(2);
        assertThat(errors()).contains("(500): It broke.");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void saysThatTheTokenIsNotAccepted() throws Exception {
        List<String> arguments =
                List.of(file(row(1)).toString(), "--node", node.address().toString(), "--token", "sesame");
        assertThat(run(arguments, Locale.ENGLISH)).isEqualTo(2);
        assertThat(errors()).contains("does not accept this token").doesNotContain("sesame");
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> arguments = List.of(file(row(1)).toString(), "--node", "http://localhost:" + port, "--token", "t");
        assertThat(run(arguments, Locale.ENGLISH)).isEqualTo(2);
        assertThat(errors()).contains("does not answer. Check that it runs");
    }

    @Test
    void asksTheNodeForTheLanguageOfTheReader() throws Exception {
        Path file = file(row(1).replace("Handgun", "Catapult"), row(2));
        List<String> arguments = arguments(file);
        assertThat(run(arguments, Locale.FRENCH)).isEqualTo(3);
        assertThat(node.language()).isEqualTo("fr");
        assertThat(errors()).contains("Lignes refus\u00e9es");
        assertThat(Files.readString(refusedFile(file))).contains("n'a pas de traduction");
    }

    @Test
    void importsReportsWrittenAsLinesOfJson() throws Exception {
        Path file = folder.resolve("reports.ndjson");
        String report = "{\"formType\":\"SIMPLIFIED\",\"provenance\":\"FILE\",\"eventKind\":\"SEIZURE\"%s}";
        Files.writeString(
                file,
                String.join(
                        "\n",
                        report.formatted(",\"sourceKey\":\"k:1\""),
                        report.formatted(""),
                        "{oops",
                        report.formatted(",\"sourceKey\":\"k:2\"")));
        assertThat(runImport(file)).isEqualTo(3);
        assertThat(result()).isEqualTo("accepted 2, already there 0, refused 2");
        assertThat(Files.readString(refusedFile(file)))
                .contains("2,ndjson.source-key,")
                .contains("3,ndjson.not-json,");
    }

    @Test
    void saysWhatWouldBecomeOfAFileAndSendsNothing() throws Exception {
        Path file = file(row(9967345), row(9967346).replace("Handgun", "Catapult"));
        assertThat(run(List.of(file.toString(), "--dry-run"), Locale.ENGLISH)).isEqualTo(3);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("would go in 1, would be refused 1")
                .contains("Category: \"Catapult\" in 1 rows")
                .contains("cell.unlisted: 1 rows.");
        assertThat(node.batches()).isEmpty();
        assertThat(refusedFile(file)).doesNotExist();
    }

    @Test
    void importsAListOfReportsAndItsRefusedOnesOnceTheyAreCorrected() throws Exception {
        Path file = folder.resolve("reports.json");
        String report = "{\"formType\":\"SIMPLIFIED\",\"provenance\":\"FILE\",\"eventKind\":\"SEIZURE\"%s}";
        Files.writeString(file, "[" + report.formatted(",\"sourceKey\":\"l:1\"") + ",\n" + report.formatted("") + "]");
        assertThat(runImport(file)).isEqualTo(3);
        Path refused = refusedFile(file);
        Files.writeString(
                refused,
                Files.readString(refused).replace("\"\"SEIZURE\"\"", "\"\"SEIZURE\"\",\"\"sourceKey\"\":\"\"l:2\"\""));
        assertThat(runImport(refused)).as(errors()).isEqualTo(0);
        assertThat(node.kept()).containsOnlyKeys("l:1", "l:2");
    }

    @Test
    void refusesAListThatIsBrokenBeforeAnythingIsSent() throws Exception {
        Path file = folder.resolve("reports.json");
        Files.writeString(file, "[{\"formType\":\"SIMPLIFIED\",\"sourceKey\":\"l:1\"}, {\"a\"");
        assertThat(runImport(file)).isEqualTo(2);
        assertThat(errors()).contains("cannot be read at its report 2");
        assertThat(node.kept()).isEmpty();
    }

    @Test
    void refusesWhatItCannotDoWithASentence() throws Exception {
        Path file = file(row(1));
        String address = node.address().toString();
        assertUsage(
                "does not read files of the format XLSX",
                file.toString(),
                "--node",
                address,
                "--token",
                "t",
                "--format",
                "xlsx");
        assertUsage("Name one file", "--node", address, "--token", "t");
        assertUsage("no readable file", "nowhere.csv", "--node", address, "--token", "t");
        assertUsage("Name the node", file.toString(), "--token", "t");
        assertUsage("API token", file.toString(), "--node", address);
        assertUsage("http://", file.toString(), "--node", "ftp://x", "--token", "t");
        assertUsage("no option --nod", file.toString(), "--nod", address);
        assertUsage("needs a value", file.toString(), "--node");
        assertUsage("no mapping nobody", file.toString(), "--node", address, "--token", "t", "--mapping", "nobody");
    }

    @Test
    void takesTheTokenFromTheEnvironment() throws Exception {
        List<String> arguments = List.of(file(row(1)).toString(), "--node", node.address() + "/");
        assertThat(command(Locale.ENGLISH, Map.of("TIDEWAITER_TOKEN", NodeDouble.TOKEN))
                        .run(arguments))
                .isEqualTo(0);
    }

    private void assertUsage(String sentence, String... arguments) throws InterruptedException {
        assertThat(run(List.of(arguments), Locale.ENGLISH)).isEqualTo(2);
        assertThat(errors()).contains(sentence);
    }

    private int runImport(Path file, String... more) throws InterruptedException {
        List<String> arguments = new ArrayList<>(arguments(file));
        arguments.addAll(List.of(more));
        return run(arguments, Locale.ENGLISH);
    }

    private List<String> arguments(Path file) {
        return List.of(file.toString(), "--node", node.address().toString(), "--token=" + NodeDouble.TOKEN);
    }

    private int run(List<String> arguments, Locale locale) throws InterruptedException {
        out.reset();
        err.reset();
        return command(locale, Map.of()).run(arguments);
    }

    private ImportCommand command(Locale locale, Map<String, String> environment) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                new Words(locale));
        return new ImportCommand(console, environment, SWIFT, InstantSource.system());
    }

    private String result() {
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path file(String... rows) throws IOException {
        Path file = folder.resolve("weapons.csv");
        Files.writeString(file, HEADER + "\r\n" + String.join("\r\n", rows) + "\r\n");
        return file;
    }

    private static Path refusedFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".refused.csv");
    }

    private static String row(int event) {
        return "2023,DEC,Office of Field Operations,Central/Coastal/Other,Baltimore Field Office,INBOUND,Air,Weapons,"
                + "Handgun," + event + ".0,1.0";
    }
}
