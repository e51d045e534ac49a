package org.tidewaiter.formats.rows;

import java.io.IOException;
import java.util.List;

/** A file of rows under named columns, whatever its format. It can be read as often as one likes. */
public interface RowFile {

    /** Names of the columns, without blanks around them, each once. */
    List<String> columns();

    /** Reads the rows below the header. */
    RowCursor rows() throws IOException;
}
