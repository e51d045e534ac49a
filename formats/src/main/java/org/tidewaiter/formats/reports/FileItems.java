package org.tidewaiter.formats.reports;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.imports.ImportReader;
import org.tidewaiter.formats.mapping.Mapping;

/** What is in a file that is brought in, whatever its format: reports and refused rows. */
public interface FileItems extends Iterator<ImportItem>, Closeable {

    /** Rows of the file. */
    long rows();

    /** Rows read so far. */
    long rowsRead();

    /** Names of the columns that refused rows have. */
    List<String> columns();

    /** The character between cells of the refused rows. */
    char separator();

    /** A file that is read through a mapping. */
    static FileItems through(ImportReader reader, Mapping mapping) {
        return new FileItems() {
            @Override
            public long rows() {
                return reader.rows();
            }

            @Override
            public long rowsRead() {
                return reader.rowsRead();
            }

            @Override
            public List<String> columns() {
                return reader.columns();
            }

            @Override
            public char separator() {
                return mapping.shape().separator();
            }

            @Override
            public boolean hasNext() {
                return reader.hasNext();
            }

            @Override
            public ImportItem next() {
                return reader.next();
            }

            @Override
            public void close() throws IOException {
                reader.close();
            }
        };
    }
}
