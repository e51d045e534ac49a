package org.tidewaiter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.postgres.LocalPostgresException.Reason;

/** What happens when something dies, is missing or is in the way. */
class LocalPostgresFaultTest {

    @TempDir
    Path folder;

    @Test
    void keepsEveryCommittedRowWhenJavaIsKilledAndStartsAgainWithinSeconds() throws Exception {
        Path directory = folder.resolve("node");
        for (int round = 1; round <= 3; round++) {
            int committed = OtherJava.writingRows(directory).killAfterRows(25);
            Instant start = Instant.now();
            try (LocalPostgres server = LocalPostgres.start(Servers.in(directory))) {
                assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
                int kept = Integer.parseInt(Servers.ask(server, "select max(number) from written"));
                assertThat(kept).isGreaterThanOrEqualTo(committed);
                assertThat(Servers.ask(server, "select count(*) from written")).isEqualTo(Integer.toString(kept));
                Servers.run(server, "truncate written");
            }
            assertThat(Servers.processesIn(directory)).isEmpty();
        }
    }

    @Test
    void aServerEndsByItselfWhenItsJavaIsKilled() throws Exception {
        Path directory = folder.resolve("node");
        OtherJava.writingRows(directory).killAfterRows(5);
        Eventually.holds(
                Duration.ofSeconds(20), () -> Servers.processesIn(directory).isEmpty());
    }

    @Test
    void stopsAServerThatOutlivedItsJava() throws Exception {
        Path directory = folder.resolve("node");
        LocalPostgres.start(Servers.in(directory)).close();
        Process orphan = startUntied(directory);
        try (LocalPostgres server = LocalPostgres.start(Servers.in(directory))) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(Servers.ask(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void startsTheServerAgainOnTheSamePortWhenItIsKilled() throws Exception {
        Path directory = folder.resolve("node");
        try (LocalPostgres server = LocalPostgres.start(Servers.in(directory))) {
            Servers.run(server, "create table kept as select 42 as answer");
            long killed = server.pid();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            Eventually.holds(Duration.ofSeconds(20), () -> server.pid() != killed && answers(server));
            assertThat(Servers.ask(server, "select answer from kept")).isEqualTo("42");
        }
        assertThat(Servers.processesIn(directory)).isEmpty();
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTakenBetweenTheChoiceAndTheStart() throws Exception {
        Path directory = folder.resolve("node");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Queue<Integer> ports = new ArrayDeque<>(List.of(other.getLocalPort()));
            Path remembered = folder.resolve("port");
            try (LocalPostgres server = LocalPostgres.start(
                    Servers.in(directory), () -> ports.isEmpty() ? ServerPort.choose(remembered) : ports.remove())) {
                assertThat(server.port()).isNotEqualTo(other.getLocalPort());
                assertThat(Servers.ask(server, "select 1")).isEqualTo("1");
            }
        }
        assertThat(Servers.processesIn(directory)).isEmpty();
    }

    @Test
    void saysThatThePortWhichWasSetIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalPostgresSettings settings = Servers.in(folder.resolve("node")).withPort(other.getLocalPort());
            assertThatThrownBy(() -> LocalPostgres.start(settings))
                    .isInstanceOfSatisfying(
                            LocalPostgresException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.DID_NOT_START))
                    .hasMessageContaining("Address already in use");
        }
    }

    @Test
    void itsPortIsNotOneThatOutgoingConnectionsAreGiven() throws Exception {
        assertThat(ServerPort.choose(folder.resolve("port"))).isBetween(ServerPort.LOWEST, ServerPort.HIGHEST);
        assertThat(ServerPort.remembered(folder.resolve("port"))).isBetween(ServerPort.LOWEST, ServerPort.HIGHEST);
    }

    @Test
    void closesInOrderWhileTheServerIsBeingStartedAgain() throws Exception {
        Path directory = folder.resolve("node");
        LocalPostgres server = LocalPostgres.start(Servers.in(directory));
        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        server.close();
        Eventually.holds(
                Duration.ofSeconds(10), () -> Servers.processesIn(directory).isEmpty());
    }

    @Test
    void endsOpenConnectionsWhenItIsClosed() throws Exception {
        LocalPostgres server = LocalPostgres.start(Servers.in(folder.resolve("node")));
        try (Connection open = Servers.connect(server)) {
            server.close();
            assertThatThrownBy(() -> Servers.ask(open, "select 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void refusesASecondServerOnTheSameDirectoryFromThisProcess() {
        LocalPostgresSettings settings = Servers.in(folder.resolve("node"));
        try (LocalPostgres first = LocalPostgres.start(settings)) {
            assertRefused(Reason.IN_USE, "Another process works on the database", () -> LocalPostgres.start(settings));
            assertThat(answers(first)).isTrue();
        }
    }

    @Test
    void refusesASecondServerOnTheSameDirectoryFromAnotherProcess() throws Exception {
        Path directory = folder.resolve("node");
        try (LocalPostgres first = LocalPostgres.start(Servers.in(directory))) {
            assertThat(OtherJava.writingRows(directory).output()).contains("IN_USE");
            assertThat(answers(first)).isTrue();
        }
    }

    @Test
    void unpacksOnceForManyThatStartTogether() throws Exception {
        Path programs = folder.resolve("programs");
        Callable<Programs> unpack = () -> Programs.under(programs);
        try (ExecutorService many = Executors.newFixedThreadPool(4)) {
            for (Future<Programs> one : many.invokeAll(List.of(unpack, unpack, unpack, unpack))) {
                assertThat(one.get().folder().resolve("bin")).isDirectory();
            }
        }
        try (var entries = Files.list(programs)) {
            assertThat(entries.filter(Files::isDirectory)).hasSize(1);
        }
    }

    @Test
    void startsAfterAFirstStartThatWasKilledHalfway() throws Exception {
        Path directory = Files.createDirectories(folder.resolve("node"));
        Files.createDirectories(directory.resolve("cluster.partial/base"));
        Files.writeString(directory.resolve("cluster.partial/PG_VERSION"), "18\n");
        Files.writeString(directory.resolve("password"), "of the first attempt");
        try (LocalPostgres server = LocalPostgres.start(Servers.in(directory))) {
            assertThat(answers(server)).isTrue();
        }
    }

    @Test
    void leavesADirectoryThatIsNotItsOwnUntouched() throws Exception {
        Path directory = folder.resolve("node");
        Files.createDirectories(directory.resolve("cluster"));
        Path note = Files.writeString(directory.resolve("cluster/note.txt"), "mine");
        assertRefused(Reason.FOREIGN_DATA, "Nothing was changed", () -> LocalPostgres.start(Servers.in(directory)));
        assertThat(note).hasContent("mine");
        assertThat(directory.resolve("password")).doesNotExist();
    }

    @Test
    void leavesDataOfAnotherVersionUntouched() throws Exception {
        Path directory = folder.resolve("node");
        LocalPostgres.start(Servers.in(directory)).close();
        Files.writeString(directory.resolve("cluster/PG_VERSION"), "15\n");
        assertRefused(Reason.FOREIGN_DATA, "made by PostgreSQL 15", () -> LocalPostgres.start(Servers.in(directory)));
        Files.writeString(directory.resolve("cluster/PG_VERSION"), "18\n");
        LocalPostgres.start(Servers.in(directory)).close();
    }

    @Test
    void saysThatThePasswordIsMissingInsteadOfMakingAnother() throws Exception {
        Path directory = folder.resolve("node");
        LocalPostgres.start(Servers.in(directory)).close();
        Files.delete(directory.resolve("password"));
        assertRefused(Reason.FOREIGN_DATA, "password", () -> LocalPostgres.start(Servers.in(directory)));
    }

    @Test
    void showsTheServersOwnWordsWhenItsDataIsDamaged() throws Exception {
        Path directory = folder.resolve("node");
        LocalPostgres.start(Servers.in(directory)).close();
        Files.writeString(directory.resolve("cluster/global/pg_control"), "damaged");
        assertRefused(Reason.DID_NOT_START, "The end of its log", () -> LocalPostgres.start(Servers.in(directory)));
        assertThat(Servers.processesIn(directory)).isEmpty();
    }

    @Test
    void saysWhichDirectoryCannotBeUsed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused(Reason.RESOURCES, "cannot be used", () -> LocalPostgres.start(Servers.in(file.resolve("node"))));
    }

    @Test
    void saysHowMuchSpaceIsMissingBeforeItStarts() {
        LocalPostgresSettings settings = Servers.in(folder.resolve("node")).withSpaceNeededMegabytes(Integer.MAX_VALUE);
        assertRefused(Reason.RESOURCES, "MiB are free", () -> LocalPostgres.start(settings));
        assertThat(folder.resolve("node/cluster")).doesNotExist();
    }

    private static void assertRefused(Reason reason, String words, ThrowingCallable start) {
        assertThatThrownBy(start)
                .isInstanceOfSatisfying(
                        LocalPostgresException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(words);
    }

    private static boolean answers(LocalPostgres server) {
        try {
            return Servers.ask(server, "select 1").equals("1");
        } catch (SQLException e) {
            return false;
        }
    }

    /** A server as a Java leaves it behind where the kernel does not tie the two together. */
    private static Process startUntied(Path directory) throws Exception {
        Commands untied = new Commands(
                Programs.under(Servers.PROGRAMS),
                Commands.of(Programs.under(Servers.PROGRAMS)).root(),
                true,
                false);
        Path data = directory.resolve("cluster").toRealPath();
        Process process = untied.bound(
                        "INT",
                        "postgres",
                        List.of(
                                "-D",
                                data.toString(),
                                "-c",
                                "listen_addresses=",
                                "-c",
                                "unix_socket_directories=" + data))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("orphan.log").toFile())
                .start();
        Eventually.holds(
                Duration.ofSeconds(20),
                () -> PidFile.read(data).filter(PidFile::ready).isPresent());
        return process;
    }
}
