package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.network.Network;
import org.tidewaiter.demo.network.NodeDescription;
import org.tidewaiter.demo.network.NodeLayout;
import org.tidewaiter.demo.network.NodeProcess;
import org.tidewaiter.demo.network.Ports;

/** Nodes as processes: they come back from every kind of death, and nothing of them stays behind. */
class NetworkTrialTest {

    private static final Duration READY = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void nodesComeBackFromEveryDeathAndLeaveNothingBehind() throws IOException {
        try (Network network = new Network(NodeLayout.ofThisBuild(), folder)) {
            NodeProcess national = addPair(network);
            network.start(READY);

            long first = national.pid();
            national.kill();
            assertThat(national.running()).isFalse();
            national.start();
            national.awaitReady(READY);
            assertThat(national.pid()).isPositive().isNotEqualTo(first);

            long server = server(national);
            national.killDatabase();
            awaitThat(() -> server(national) != server);
            national.awaitReady(READY);
            assertThat(national.running()).isTrue();
        }
        assertThat(processesNaming(folder)).isEmpty();
    }

    @Test
    void nothingStaysWhenTheProcessThatStartedTheNodesIsKilled() throws IOException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = other.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null && !line.equals("started"); line = lines.readLine()) {
                said.append(line).append('\n');
            }
        }
        assertThat(processesNaming(folder)).as("running nodes; %s", said).hasSizeGreaterThanOrEqualTo(2);
        other.toHandle().destroyForcibly();
        awaitThat(() -> processesNaming(folder).isEmpty());
    }

    @Test
    void saysWhyANodeDoesNotStart() throws IOException {
        try (Network network = new Network(NodeLayout.ofThisBuild(), folder)) {
            NodeProcess nameless =
                    network.add(NodeDescription.national("not a name", "EE-CUSTOMS", "x", "x", Ports.free()));
            nameless.start();
            assertThatThrownBy(() -> nameless.awaitReady(READY))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ended before")
                    .hasMessageContaining("tidewaiter");
        }
    }

    /** Starts a hub and says so, until somebody kills it. */
    static final class Killed {

        private Killed() {}

        public static void main(String[] words) throws IOException {
            Network network = new Network(NodeLayout.ofThisBuild(), Path.of(words[0]));
            network.add(NodeDescription.hub("WCO", "Hub", "Pôle", Ports.free()));
            network.start(READY);
            System.out.println("started");
            if (System.in.read() < 0) {
                network.close();
            }
        }
    }

    private static NodeProcess addPair(Network network) throws IOException {
        NodeDescription hub = NodeDescription.hub(
                "WCO", "World Customs Organization", "Organisation mondiale des douanes", Ports.free());
        NodeDescription national =
                NodeDescription.national("EE", "EE-CUSTOMS", "Estonian customs", "Douanes estoniennes", Ports.free());
        String hubKey = network.identityOf("WCO").verificationKey().text();
        String nationalKey = network.identityOf("EE").verificationKey().text();
        network.add(hub.with(national.asPartner(nationalKey)));
        return network.add(national.with(hub.asPartner(hubKey)));
    }

    private static long server(NodeProcess node) {
        Path file = node.data().resolve("database/cluster/postmaster.pid");
        try {
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }

    /** Processes that have the folder in their command line: nodes and their database servers. */
    private static List<Long> processesNaming(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> commandLine(process.pid()).contains(folder.toString()))
                .filter(process -> !commandLine(process.pid()).contains(Killed.class.getName()))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void awaitThat(Condition condition) throws IOException {
        Instant deadline = Instant.now().plus(READY);
        while (!condition.holds()) {
            assertThat(Instant.now()).isBefore(deadline);
            try {
                Thread.sleep(Duration.ofMillis(50));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }
}
