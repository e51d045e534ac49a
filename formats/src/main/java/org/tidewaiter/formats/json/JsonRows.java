package org.tidewaiter.formats.json;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The objects of a file, one at a time. */
interface JsonRows extends Closeable {

    /** The next object, or null after the last. */
    @Nullable
    ObjectRow next() throws IOException;
}
