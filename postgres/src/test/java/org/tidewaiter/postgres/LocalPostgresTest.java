package org.tidewaiter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalPostgresTest {

    @TempDir
    static Path folder;

    private static LocalPostgres server;

    @BeforeAll
    static void start() {
        server = LocalPostgres.start(Servers.in(folder.resolve("node")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "password_encryption, scram-sha-256",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "server_encoding, UTF8",
        "max_connections, 60",
        "log_timezone, UTC",
        "log_error_verbosity, terse",
        "log_min_error_statement, panic",
        "log_statement, none"
    })
    void runsWithSettingsThatKeepWhatWasCommitted(String setting, String value) throws SQLException {
        assertThat(Servers.ask(server, "show " + setting)).isEqualTo(value);
    }

    @Test
    void itsPageCacheIsAShareOfTheMachinesMemoryWithinBounds() throws SQLException {
        String cache =
                Servers.ask(server, "select setting::bigint * 8 / 1024 from pg_settings where name = 'shared_buffers'");
        assertThat(Long.parseLong(cache)).isBetween(128L, 1024L);
    }

    @Test
    void refusesAConnectionWithoutItsPassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "another"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void keepsItsPasswordReadableToItsOwnerOnly() throws IOException {
        Path password = folder.resolve("node/password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(server.password()).hasSizeGreaterThan(30);
    }

    @Test
    void listensToThisMachineAlone() throws SocketException {
        Optional<InetAddress> outward = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .findFirst();
        outward.ifPresent(address -> assertThatThrownBy(() -> new Socket(address, server.port()).close())
                .isInstanceOf(IOException.class));
        assertThat(server.jdbcUrl()).contains("//127.0.0.1:" + server.port() + "/");
    }

    @ParameterizedTest
    @CsvSource({"Ñandú, ñandú", "ТАБАК, табак", "ÉTÉ, été", "ΚΑΠΝΌΣ, καπνός"})
    void knowsTheLettersOfAllScripts(String upper, String lower) throws SQLException {
        assertThat(Servers.ask(server, "select lower(?)", upper)).isEqualToIgnoringCase(lower);
        assertThat(Servers.ask(server, "select to_tsvector('simple', ?) @@ to_tsquery('simple', ?)", upper, lower))
                .isEqualTo("t");
    }

    @Test
    void offersTheExtensionsThatSearchNeeds() throws SQLException {
        Servers.run(server, "create extension pg_trgm");
        Servers.run(server, "create extension unaccent");
        Servers.run(server, "create extension btree_gin");
        assertThat(Servers.ask(server, "select similarity('сигареты', 'сигарета') > 0.5"))
                .isEqualTo("t");
        assertThat(Servers.ask(server, "select unaccent('Élève')")).isEqualTo("Eleve");
    }

    @Test
    void writesNoValuesIntoItsLog() throws SQLException, IOException {
        Servers.run(server, "create table person (name text primary key)");
        Servers.run(server, "insert into person values ('Maarja Tamm')");
        assertThatThrownBy(() -> Servers.run(server, "insert into person values ('Maarja Tamm')"))
                .isInstanceOf(SQLException.class);
        assertThat(Files.readString(folder.resolve("node/server.log")))
                .contains("person_pkey")
                .doesNotContain("Maarja");
    }

    @Test
    void stopsWithoutLeavingAProcess() throws IOException {
        Path directory = folder.resolve("stopped");
        LocalPostgres stopped = LocalPostgres.start(Servers.in(directory));
        assertThat(Servers.processesIn(directory)).isNotEmpty();
        stopped.close();
        assertThat(Servers.processesIn(directory)).isEmpty();
        assertThat(directory.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void comesBackOnItsPortWithItsDataAndPassword() throws SQLException {
        LocalPostgresSettings settings = Servers.in(folder.resolve("again"));
        int port;
        String password;
        try (LocalPostgres first = LocalPostgres.start(settings)) {
            Servers.run(first, "create table kept as select 42 as answer");
            port = first.port();
            password = first.password();
        }
        try (LocalPostgres second = LocalPostgres.start(settings)) {
            assertThat(Servers.ask(second, "select answer from kept")).isEqualTo("42");
            assertThat(second.port()).isEqualTo(port);
            assertThat(second.password()).isEqualTo(password);
        }
    }

    @Test
    void flushesNothingForThrowAwayData() throws SQLException {
        try (LocalPostgres quick =
                LocalPostgres.start(Servers.in(folder.resolve("quick")).throwAway())) {
            assertThat(Servers.ask(quick, "show fsync")).isEqualTo("off");
        }
    }
}
