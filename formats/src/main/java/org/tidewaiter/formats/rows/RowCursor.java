package org.tidewaiter.formats.rows;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives the rows of a file one after the other, in bounded memory. */
public interface RowCursor extends Closeable {

    /**
     * The next row, or null after the last.
     *
     * @throws FileRefusedException if the file cannot be read on
     */
    @Nullable
    ReadRow next() throws IOException;
}
