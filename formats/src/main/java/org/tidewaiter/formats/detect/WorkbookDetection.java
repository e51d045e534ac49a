package org.tidewaiter.formats.detect;

import java.io.IOException;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;

/** Looks into a workbook. */
final class WorkbookDetection {

    private WorkbookDetection() {}

    static DetectedFile detect(FileSource source) throws IOException {
        throw new FileRefusedException("file.no-table");
    }
}
