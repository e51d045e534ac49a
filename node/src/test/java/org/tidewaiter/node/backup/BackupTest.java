package org.tidewaiter.node.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.node.database.NewDatabase;
import org.tidewaiter.node.database.NodeDatabase;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.settings.Title;
import org.tidewaiter.postgres.LocalPostgres;
import org.tidewaiter.postgres.LocalPostgresSettings;

/** What was kept is there again, wherever it is put back; what cannot be put back whole is not put back at all. */
class BackupTest {

    private static final Path PROGRAMS = Path.of("target", "postgres-programs");

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private Path file;

    @BeforeEach
    void aNodeWithRowsAndItsBackup() throws Exception {
        file = Files.createDirectories(folder.resolve("kept")).resolve("ee.backup");
        NodeSettings node = node("ee");
        Files.createDirectories(node.data().resolve("identity"));
        Files.write(node.data().resolve("identity/key"), new byte[] {1, 2, 3});
        Files.write(node.data().resolve("sealing.key"), new byte[] {4});
        // Work under way, which is gone at the next moment.
        Files.createDirectories(node.data().resolve("reconciliation"));
        Files.write(node.data().resolve("reconciliation/spool"), new byte[] {5});
        Files.write(node.data().resolve("first-sign-in.txt"), new byte[] {6});
        try (NewDatabase database = NewDatabase.make(node)) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into journal.follower (name, epoch, position) values"
                        + " (E'tab\\tand\\nline and \\\\ and \u0101', 1, 7), ('other', 1, 8)");
                statement.execute("insert into audit.entry select 1, now(), gen_random_uuid(), 'a', 'b', 'c', '{}',"
                        + " decode(repeat('01', 32), 'hex'), decode(repeat('02', 32), 'hex')");
                statement.execute("update journal.head set epoch = 3, position = 8");
            }
            database.keep();
        }
        new Backup(node, said::add).write(file);
    }

    @Test
    void rowsKeysAndGuardsComeBackAndTheEpochIsTheOldOne() throws Exception {
        NodeSettings other = node("other");
        new Restore(other, said::add).read(file, Backup.keysBeside(file));

        assertThat(other.data().resolve("identity/key")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(other.data().resolve("sealing.key")).hasBinaryContent(new byte[] {4});
        assertThat(other.data().resolve("reconciliation")).doesNotExist();
        assertThat(other.data().resolve("first-sign-in.txt")).doesNotExist();
        try (NodeDatabase database = NodeDatabase.open(other);
                Connection connection = database.connect()) {
            requireRestored(connection);
        }
        assertThat(said).anyMatch(line -> line.strip().equals("2  journal.follower"));
        assertThat(other.data().resolve("database.restoring")).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() {
        Backup backup = new Backup(node("nowhere"), said::add);
        assertThatThrownBy(() -> backup.write(folder.resolve("not-mounted/ee.backup")))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("There is no folder");
        assertThat(folder.resolve("not-mounted")).doesNotExist();
    }

    @Test
    void anExternalDatabaseIsKeptAndPutBackInTheSameWay() throws Exception {
        try (LocalPostgres server = external("first");
                LocalPostgres second = external("second")) {
            NodeSettings there = node("there", settings(server));
            new Restore(there, said::add).read(file, Backup.keysBeside(file));
            assertThat(there.data().resolve("database")).doesNotExist();

            Path again = folder.resolve("again.backup");
            new Backup(there, said::add).write(again);
            NodeSettings moved = node("moved", settings(second));
            new Restore(moved, said::add).read(again, Backup.keysBeside(again));
            try (NodeDatabase database = NodeDatabase.open(moved);
                    Connection connection = database.connect()) {
                assertThat(read(connection, "select epoch from journal.head")).isEqualTo("3");
            }
            assertThatThrownBy(() -> new Restore(moved, said::add).read(again, Backup.keysBeside(again)))
                    .isInstanceOf(BackupException.class)
                    .hasMessageContaining("holds tables of a node already");
        }
    }

    @Test
    void filesAreReadableToTheirOwnerAloneAndNeverReplaced() throws IOException {
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(Backup.keysBeside(file)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> new Backup(node("ee"), said::add).write(file))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("is there already");
        try (var files = Files.list(file.getParent())) {
            assertThat(files.map(Path::getFileName).map(Path::toString).toList())
                    .containsExactlyInAnyOrder("ee.backup", "ee.backup.keys");
        }
    }

    @Test
    void aDamagedBackupRestoresNothing() throws IOException {
        byte[] content = Files.readAllBytes(file);
        String entry = "tables/journal.follower.copy";
        int rows = new String(content, StandardCharsets.ISO_8859_1).indexOf(entry) + entry.length();
        content[rows + 5] ^= 0x15;
        Path damaged = folder.resolve("damaged.backup");
        Files.write(damaged, content);
        requireRefused(damaged);
    }

    @Test
    void aBackupWhoseRowsWereChangedRestoresNothing() throws IOException {
        Path changed = folder.resolve("changed.backup");
        Files.copy(file, changed);
        try (FileSystem archive = FileSystems.newFileSystem(changed)) {
            Path rows = archive.getPath("tables/journal.follower.copy");
            Files.writeString(rows, Files.readString(rows).replace("other", "evil!"));
        }
        requireRefused(changed);
    }

    private void requireRefused(Path backup) {
        NodeSettings other = node("damaged");
        assertThatThrownBy(() -> new Restore(other, said::add).read(backup, Backup.keysBeside(file)))
                .isInstanceOf(BackupException.class);
        assertThat(other.data().resolve("database")).doesNotExist();
        assertThat(other.data().resolve("database.restoring")).doesNotExist();
    }

    @Test
    void aBackupCutShortIsNoBackup() throws IOException {
        byte[] content = Files.readAllBytes(file);
        Path cut = folder.resolve("cut.backup");
        Files.write(cut, Arrays.copyOf(content, content.length / 2));
        assertThatThrownBy(() -> new Restore(node("cut"), said::add).read(cut, Backup.keysBeside(file)))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void anotherNodeADatabaseInTheWayAndForeignKeysAreRefused() throws Exception {
        NodeSettings lithuania = settings("LT", "lt", null);
        assertThatThrownBy(() -> new Restore(lithuania, said::add).read(file, Backup.keysBeside(file)))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("backup of EE");
        assertThatThrownBy(() -> new Restore(node("ee"), said::add).read(file, Backup.keysBeside(file)))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("move that folder away first");
        assertThatThrownBy(() -> new Restore(node("keyless"), said::add).read(file, folder.resolve("none")))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("identity/key is missing");
        NodeSettings otherKey = node("other-key");
        Files.createDirectories(otherKey.data().resolve("identity"));
        Files.write(otherKey.data().resolve("identity/key"), new byte[] {9});
        assertThatThrownBy(() -> new Restore(otherKey, said::add).read(file, Backup.keysBeside(file)))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("Another key is in the place");
        assertThat(otherKey.data().resolve("identity/key")).hasBinaryContent(new byte[] {9});
    }

    private static void requireRestored(Connection connection) throws Exception {
        assertThat(read(connection, "select position from journal.follower where name like 'tab%'"))
                .isEqualTo("7");
        assertThat(read(connection, "select name from journal.follower where position = 7"))
                .isEqualTo("tab\tand\nline and \\ and \u0101");
        assertThat(read(connection, "select epoch || '/' || position from journal.head"))
                .isEqualTo("3/8");
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from audit.entry"))
                    .as("the guard of the audit trail")
                    .hasMessageContaining("append-only");
        }
        assertThat(read(connection, "select count(*) from pg_constraint where contype = 'f'"))
                .as("references between tables")
                .isNotEqualTo("0");
    }

    private static String read(Connection connection, String query) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private LocalPostgres external(String name) {
        return LocalPostgres.start(LocalPostgresSettings.in(folder.resolve(name))
                .withPrograms(PROGRAMS)
                .throwAway());
    }

    private static NodeSettings.Database settings(LocalPostgres server) {
        return new NodeSettings.Database(server.jdbcUrl(), server.user(), server.password());
    }

    private NodeSettings node(String data) {
        return settings("EE", data, null);
    }

    private NodeSettings node(String data, NodeSettings.Database database) {
        return settings("EE", data, database);
    }

    private NodeSettings settings(String name, String data, NodeSettings.@Nullable Database database) {
        return new NodeSettings(
                new NodeSettings.Node(name, new Title("Customs", "Douanes"), NodePart.NATIONAL, name + "-CUSTOMS"),
                folder.resolve(data),
                PROGRAMS,
                database,
                new NodeSettings.Exchange(0),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "GLOBAL",
                null,
                false);
    }
}
