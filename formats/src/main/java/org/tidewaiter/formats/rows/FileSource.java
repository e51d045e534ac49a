package org.tidewaiter.formats.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that can be read from its beginning more than once, each time the same. */
@FunctionalInterface
public interface FileSource {

    /** Opens it at its beginning. */
    InputStream open() throws IOException;

    /** A file on disk. */
    static FileSource of(Path file) {
        return () -> Files.newInputStream(file);
    }
}
