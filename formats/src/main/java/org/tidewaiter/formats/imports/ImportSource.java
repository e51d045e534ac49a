package org.tidewaiter.formats.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that can be read from its beginning more than once, each time the same. */
@FunctionalInterface
public interface ImportSource {

    /** Opens it at its beginning. */
    InputStream open() throws IOException;

    /** A file on disk. */
    static ImportSource of(Path file) {
        return () -> Files.newInputStream(file);
    }
}
