package org.tidewaiter.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.tidewaiter.node.FreePorts;
import org.tidewaiter.node.NodeUnderTest;
import org.tidewaiter.node.TwoNodes;

/** A node does not start with a name under {@code tidewaiter} that no setting has; it says where the name stands, and never its value. */
@ExtendWith(OutputCaptureExtension.class)
class UnknownSettingsTest {

    private static final String NODE = """
            tidewaiter:
              node:
                name: EE
                title: {en: Customs, fr: Douanes}
                part: NATIONAL
                originator: EE-CUSTOMS
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void configure() {
        file = folder.resolve("node.yaml");
    }

    /** Reads a configuration in a process of its own, as the commands beside a node do. */
    static final class Reading {

        public static void main(String[] arguments) {
            System.out.println("read by "
                    + ConfigurationFile.read(Path.of(arguments[0])).node().name());
        }
    }

    private String read(Map<String, String> environment, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Reading.class.getName(), file.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void aWholeNodeIsRefused(CapturedOutput output) {
        NodeUnderTest node = new NodeUnderTest(TwoNodes.identity("EE"), "NATIONAL", FreePorts.next())
                .set("tidewaiter.relese.api=MANUAL");

        assertThatThrownBy(node::start).hasStackTraceContaining(UnknownSettingException.class.getName());

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "tidewaiter.relese.api")
                .contains("is no setting; did you mean tidewaiter.release.api?")
                .doesNotContain("MANUAL");
    }

    @ParameterizedTest
    @CsvSource({
        "release: {apy: hidden},                tidewaiter.release.apy,            tidewaiter.release.api",
        "relese: {api: hidden},                 tidewaiter.relese.api,             tidewaiter.release.api",
        "partners: [{titel: {en: hidden}}],     tidewaiter.partners[0].titel.en,   tidewaiter.partners[].title.en",
        "agreement: [hidden],                   tidewaiter.agreement[0],           tidewaiter.agreements",
        "lanes: {callsPerMinut: hidden},        tidewaiter.lanes.callsperminut,    tidewaiter.lanes.calls-per-minute",
        "release: hidden,                       tidewaiter.release,                tidewaiter.release.api",
        "partners: {hub: {name: hidden}},       tidewaiter.partners.hub.name,      tidewaiter.partners[].name",
        "zone: {of: hidden},                    tidewaiter.zone.of,                tidewaiter.zone"
    })
    void aNameInTheFileIsToldWithItsLineAndTheOneThatWasMeant(
            String line, String said, String meant, CapturedOutput output) throws IOException {
        Files.writeString(file, NODE + "  " + line + "\n");

        assertThatThrownBy(() -> ConfigurationFile.read(file)).isInstanceOf(UnknownSettingException.class);

        assertThat(output)
                .contains(said + " (" + file + ", line 7) is no setting; did you mean " + meant + "?")
                .doesNotContain("hidden");
    }

    @Test
    void aNameThatIsLikeNoneIsReferredToTheDocumentation() throws IOException {
        Files.writeString(file, NODE + "  something-else-altogether: 1\n");

        assertThatThrownBy(() -> ConfigurationFile.read(file))
                .hasMessageContaining("is no setting; all are in docs/configuration.md.");
    }

    @Test
    void namesInTheEnvironmentAndInSystemPropertiesAreToldWithThoseInTheFile() throws Exception {
        Files.writeString(file, NODE + "  drafts: {keeps: 1d}\n");

        assertThat(read(
                        Map.of("TIDEWAITER_RELESE_API", "hidden", "TIDEWAITER_LANES_CALL_PER_MINUTE", "hidden"),
                        "-Dtidewaiter.data.folder=hidden"))
                .contains(
                        "tidewaiter.drafts.keeps (" + file
                                + ", line 7) is no setting; did you mean tidewaiter.drafts.keep?",
                        "TIDEWAITER_RELESE_API (environment) is no setting; did you mean TIDEWAITER_RELEASE_API?",
                        "TIDEWAITER_LANES_CALL_PER_MINUTE (environment) is no setting; did you mean TIDEWAITER_LANES_CALLSPERMINUTE?",
                        "tidewaiter.data.folder (system property of Java) is no setting")
                .doesNotContain("hidden");
    }

    @Test
    void everySpellingThatIsReadIsTakenFromTheEnvironmentAndOthersVariablesAreLeftAlone() throws Exception {
        Files.writeString(file, NODE);

        assertThat(read(
                        Map.ofEntries(
                                Map.entry("TIDEWAITER_NODE_NAME", "LV"),
                                Map.entry("TIDEWAITER_LANES_CALLS_PER_MINUTE", "5"),
                                Map.entry("TIDEWAITER_LANES_LONGESTRETRY", "5s"),
                                Map.entry("TIDEWAITER_PARTNERS_0_TITLE_EN", "Hub"),
                                Map.entry("TIDEWAITER_PARTNERS_0_TITLE_FR", "Pôle"),
                                Map.entry("TIDEWAITER_PARTNERS_0_NAME", "WCO"),
                                Map.entry("TIDEWAITER_PARTNERS_0_URL", "https://hub.example.org"),
                                Map.entry("TIDEWAITER_PARTNERS_0_KEY", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"),
                                Map.entry("TIDEWAITER_TOKEN", "tw_"),
                                Map.entry("TIDEWAITER_JAVA_OPTIONS", "-Xmx1g"),
                                Map.entry("TIDEWAITER_PORT", "tcp://10.0.0.1:8080"),
                                Map.entry("TIDEWAITER_PORT_8080_TCP_ADDR", "10.0.0.1"),
                                Map.entry("TIDEWAITER_EE_SERVICE_HOST", "10.0.0.1"),
                                Map.entry("TIDEWAITER_EE_SERVICE_PORT_HTTP", "8080")),
                        "-Dtidewaiter.trials=all"))
                .contains("read by LV");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "release:",
                "partners: []",
                "lanes: {callsPerMinute: 7}",
                "lanes: {CALLS_PER_MINUTE: 7}",
                "agreements: a.json, b.json",
                "accounts: [{name: tamm, roles: [OFFICER, ANALYST], countries: EE}]"
            })
    void whatIsReadIsTaken(String line) throws IOException {
        Files.writeString(file, NODE + "  " + line + "\n");

        assertThat(ConfigurationFile.read(file).node().name()).isEqualTo("EE");
    }
}
