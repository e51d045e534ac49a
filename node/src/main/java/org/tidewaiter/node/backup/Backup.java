package org.tidewaiter.node.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.tidewaiter.node.backup.Manifest.TableRows;
import org.tidewaiter.node.database.NodeDatabase;
import org.tidewaiter.node.settings.NodeSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all rows of a node into a file, as of one moment, while the node runs or not. The file is a ZIP archive with one
 * entry in COPY text for each table and a manifest at its end; it names everything that is needed to read it without us.
 */
public final class Backup {

    static final String MANIFEST = "manifest.json";
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COPY_SUFFIX = ".copy";

    private final NodeSettings settings;
    private final Consumer<String> progress;

    /** A backup of the node with these settings; {@code progress} is told of each table that is done. */
    public Backup(NodeSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** The rows of a table in the archive. */
    static String entry(String table) {
        return "tables/" + table + COPY_SUFFIX;
    }

    /** Where the keys are that belong to a file of rows. */
    public static Path keysBeside(Path file) {
        return file.resolveSibling(file.getFileName() + ".keys");
    }

    /**
     * Writes the rows to {@code file} and the keys beside it, both readable to their owner alone. Neither is of use
     * without the other: keep them apart.
     *
     * @throws BackupException when one of them is there already, their folder is not, or the database cannot be read; nothing is
     *     left behind
     */
    public void write(Path file) throws BackupException {
        Path keys = keysBeside(file);
        if (Files.exists(file) || Files.exists(keys)) {
            throw new BackupException(file + " or " + keys + " is there already. Choose another name.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BackupException("There is no folder " + folder + ". Make it, or mount the disk that has it.");
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".fresh");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            KeyFiles keyFiles = new KeyFiles(settings.data());
            try (NodeDatabase database = NodeDatabase.open(settings);
                    Connection connection = database.connect();
                    ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(fresh, StandardOpenOption.WRITE))) {
                zip.setLevel(Deflater.BEST_SPEED);
                write(connection, keyFiles.digests(), zip);
            }
            KeyFiles.force(fresh);
            keyFiles.write(keys);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException e) {
            throw new BackupException("The database cannot be read (" + e.getSQLState() + ").", e);
        } catch (IOException e) {
            throw new BackupException("The backup cannot be written: " + e.getMessage(), e);
        } finally {
            remove(fresh);
        }
    }

    private void write(Connection connection, Map<String, String> keys, ZipOutputStream zip)
            throws SQLException, IOException, BackupException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        Tables tables = new Tables(connection);
        if (!tables.present()) {
            throw new BackupException("The database of this node is empty: there is nothing to keep.");
        }
        List<TableRows> written = new ArrayList<>();
        // The first query fixes the moment that all others see.
        Map<String, List<String>> columns = tables.columns();
        Instant madeAt = Instant.now();
        for (Map.Entry<String, List<String>> table : columns.entrySet()) {
            TableRows rows = copy(connection, table.getKey(), table.getValue(), zip);
            written.add(rows);
            progress.accept("%,12d  %s".formatted(rows.rows(), rows.name()));
        }
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                settings.node().name(),
                settings.node().part(),
                madeAt,
                tables.migrations(),
                written,
                tables.sequences(),
                keys);
        connection.commit();
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
    }

    private static TableRows copy(Connection connection, String table, List<String> columns, ZipOutputStream zip)
            throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(entry(table)));
        DigestOutputStream text = new DigestOutputStream(new Unclosed(zip), Sha256.fresh());
        long rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + table + " (" + String.join(", ", columns) + ") to stdout", text);
        zip.closeEntry();
        return new TableRows(
                table,
                columns,
                rows,
                HexFormat.of().formatHex(text.getMessageDigest().digest()));
    }

    private static void remove(Path file) throws BackupException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new BackupException("The unfinished file " + file + " cannot be removed.", e);
        }
    }

    /** The archive goes on after an entry. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream archive) {
            super(archive);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {
            // The archive is closed by whoever opened it.
        }
    }
}
