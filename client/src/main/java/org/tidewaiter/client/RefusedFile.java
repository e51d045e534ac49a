package org.tidewaiter.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tidewaiter.formats.imports.ImportSource;
import org.tidewaiter.formats.imports.RefusedRows;
import org.tidewaiter.formats.reports.FileItems;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.SourceRow;

/**
 * The file of refused rows beside the imported one. It is written under another name and gets its own when it is whole;
 * only its owner may read it, as rows may hold personal data. Without refused rows, or if the import stops, there is none.
 */
final class RefusedFile implements Closeable {

    private static final Pattern START = Pattern.compile("row[,;\\t|]rule[,;\\t|]message[,;\\t|]");

    private final Path path;
    private final Path unfinished;
    private final RefusedRows rows;
    private boolean finished;

    RefusedFile(Path imported, FileItems items, Locale locale) throws IOException {
        this.path = imported.resolveSibling(imported.getFileName() + ".refused.csv");
        this.unfinished = imported.resolveSibling(imported.getFileName() + ".refused.csv.part");
        Files.deleteIfExists(unfinished);
        create(unfinished);
        this.rows = new RefusedRows(
                Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8),
                items.separator(),
                items.columns(),
                locale);
    }

    /** Whether a file is one that an import wrote, to be corrected and imported again. */
    static boolean isOne(ImportSource source) throws IOException {
        try (InputStream in = source.open()) {
            String start = new String(in.readNBytes(64), StandardCharsets.UTF_8).replace("\uFEFF", "");
            return START.matcher(start).lookingAt();
        }
    }

    void write(SourceRow row, List<RowFault> faults) throws IOException {
        rows.write(row, faults);
    }

    Path path() {
        return path;
    }

    /** Gives the file its name, if it has rows. */
    void finish() throws IOException {
        rows.close();
        finished = true;
        if (rows.count() > 0) {
            Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(unfinished);
        }
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            rows.close();
            Files.deleteIfExists(unfinished);
        }
    }

    private static void create(Path file) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }
}
