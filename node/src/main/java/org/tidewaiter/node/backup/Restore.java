package org.tidewaiter.node.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import org.tidewaiter.node.backup.Manifest.Sequence;
import org.tidewaiter.node.backup.Manifest.TableRows;
import org.tidewaiter.node.backup.Tables.Reference;
import org.tidewaiter.node.database.NewDatabase;
import org.tidewaiter.node.settings.NodeSettings;
import tools.jackson.core.JacksonException;

/**
 * Makes a node of a backup: the keys in its data folder, the rows in a database that was empty. All rows come in one
 * transaction. The epoch stays as it was, so that partners tell at the next start whether the copy is an old one.
 */
public final class Restore {

    private final NodeSettings settings;
    private final Consumer<String> progress;

    /** A restore into the node with these settings; {@code progress} is told of each table that is done. */
    public Restore(NodeSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Restores from the rows in {@code file} and the keys in {@code keys}.
     *
     * @throws BackupException when this is no backup of this node, a file is damaged, keys are missing, or the database
     *     is not empty; an embedded database is then not made, an external one has no rows
     */
    public void read(Path file, Path keys) throws BackupException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(archive, file);
            requireThisNode(manifest);
            requireWhole(archive, manifest);
            KeyFiles keyFiles = new KeyFiles(settings.data());
            if (Files.exists(keys)) {
                keyFiles.putBack(keys);
            }
            requireKeys(manifest, keyFiles.digests(), keys);
            try (NewDatabase database = NewDatabase.make(settings)) {
                try (Connection connection = database.connect()) {
                    requireSameTables(manifest, new Tables(connection).migrations());
                    load(archive, manifest, connection);
                }
                database.keep();
            }
        } catch (NewDatabase.NotEmptyException e) {
            throw new BackupException("The node cannot be restored here. " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new BackupException(
                    "The database does not take the rows (" + e.getSQLState() + "); it has none of them.", e);
        } catch (IOException e) {
            throw new BackupException("The backup cannot be read: " + e.getMessage(), e);
        }
    }

    private static Manifest manifest(ZipFile archive, Path file) throws IOException, BackupException {
        ZipEntry entry = archive.getEntry(Backup.MANIFEST);
        if (entry == null) {
            throw new BackupException(file + " is not a whole backup: it has no manifest.");
        }
        try (InputStream json = archive.getInputStream(entry)) {
            Manifest manifest = Backup.JSON.readValue(json, Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new BackupException(file + " is a backup of format " + manifest.format()
                        + "; this program reads format " + Manifest.FORMAT + ". Take the program that wrote it.");
            }
            return manifest;
        } catch (JacksonException e) {
            throw new BackupException("The manifest of " + file + " is damaged.", e);
        }
    }

    private void requireThisNode(Manifest manifest) throws BackupException {
        NodeSettings.Node node = settings.node();
        if (!manifest.node().equals(node.name()) || manifest.part() != node.part()) {
            throw new BackupException("This is a backup of " + manifest.node() + ", " + manifest.part()
                    + ", and the configuration is of " + node.name() + ", " + node.part() + ".");
        }
    }

    private static void requireKeys(Manifest manifest, Map<String, String> present, Path keys) throws BackupException {
        for (Map.Entry<String, String> needed : manifest.keys().entrySet()) {
            String found = present.get(needed.getKey());
            if (found == null) {
                throw new BackupException("The key " + needed.getKey() + " is missing in the data folder and in " + keys
                        + "; without it the rows cannot be read.");
            }
            if (!found.equals(needed.getValue())) {
                throw new BackupException("The key " + needed.getKey()
                        + " in the data folder is another one than the rows were written with.");
            }
        }
    }

    private static void requireSameTables(Manifest manifest, List<String> migrations) throws BackupException {
        if (!manifest.migrations().equals(migrations)) {
            throw new BackupException("The tables of this program differ from those of the backup."
                    + " Restore with the program that wrote it, then upgrade.");
        }
    }

    private void load(ZipFile archive, Manifest manifest, Connection connection)
            throws SQLException, IOException, BackupException {
        connection.setAutoCommit(false);
        Tables tables = new Tables(connection);
        List<Reference> references = tables.references();
        try (Statement statement = connection.createStatement()) {
            for (Reference reference : references) {
                statement.execute("alter table " + reference.table() + " drop constraint " + reference.name());
            }
            for (String table : tables.columns().keySet()) {
                statement.execute("alter table " + table + " disable trigger user");
                // What migrations put in is in the backup too.
                statement.execute("truncate " + table);
            }
            for (TableRows rows : manifest.tables()) {
                copy(archive, rows, connection);
                progress.accept("%,12d  %s".formatted(rows.rows(), rows.name()));
            }
            for (Sequence sequence : manifest.sequences()) {
                statement.execute("select setval('" + sequence.name() + "', " + sequence.value() + ")");
            }
            for (Reference reference : references) {
                statement.execute("alter table " + reference.table() + " add constraint " + reference.name() + " "
                        + reference.definition());
            }
            for (String table : tables.columns().keySet()) {
                statement.execute("alter table " + table + " enable trigger user");
            }
            // No reports are shown before it is known what was withdrawn since; see RestoredCopy.
            statement.execute("insert into delivery.restored_copy (since, cause) values (now(), 'RESTORED')"
                    + " on conflict do nothing");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("analyze");
        }
    }

    private static void copy(ZipFile archive, TableRows rows, Connection connection) throws SQLException, IOException {
        try (InputStream text = archive.getInputStream(entry(archive, rows))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + rows.name() + " (" + String.join(", ", rows.columns()) + ") from stdin", text);
        }
    }

    /** Reads all of it once before anything is made of it. */
    private static void requireWhole(ZipFile archive, Manifest manifest) throws IOException, BackupException {
        for (TableRows rows : manifest.tables()) {
            try (DigestInputStream text =
                    new DigestInputStream(archive.getInputStream(entry(archive, rows)), Sha256.fresh())) {
                text.transferTo(OutputStream.nullOutputStream());
                String sha256 = HexFormat.of().formatHex(text.getMessageDigest().digest());
                if (!sha256.equals(rows.sha256())) {
                    throw new BackupException(
                            "The backup is damaged: the rows of " + rows.name() + " are not those written.");
                }
            }
        }
    }

    private static ZipEntry entry(ZipFile archive, TableRows rows) throws ZipException {
        ZipEntry entry = archive.getEntry(Backup.entry(rows.name()));
        if (entry == null) {
            throw new ZipException("the rows of " + rows.name() + " are missing");
        }
        return entry;
    }
}
