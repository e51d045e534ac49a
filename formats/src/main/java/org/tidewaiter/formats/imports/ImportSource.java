package org.tidewaiter.formats.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import org.tidewaiter.formats.rows.FileSource;

/** A file to be imported. */
@FunctionalInterface
public interface ImportSource extends FileSource {

    /** A file on disk. */
    static ImportSource of(Path file) {
        return () -> Files.newInputStream(file);
    }
}
