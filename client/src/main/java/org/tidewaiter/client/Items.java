package org.tidewaiter.client;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.imports.ImportLimits;
import org.tidewaiter.formats.imports.ImportReader;
import org.tidewaiter.formats.imports.ImportSource;
import org.tidewaiter.formats.mapping.Mapping;

/** What is in a file, whatever its format. */
interface Items extends Iterator<ImportItem>, Closeable {

    /** Rows of the file. */
    long rows();

    /** Names of the columns that refused rows have. */
    List<String> columns();

    /** The character between cells of the refused rows. */
    char separator();

    /** A file of comma-separated values. */
    static Items csv(ImportSource source, Mapping mapping) throws IOException {
        ImportReader reader = ImportReader.open(source, mapping, ImportLimits.defaults());
        return new Items() {
            @Override
            public long rows() {
                return reader.rows();
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
