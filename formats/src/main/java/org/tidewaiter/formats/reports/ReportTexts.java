package org.tidewaiter.formats.reports;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.imports.ImportSource;

/** The texts of the reports of a file, one after the other and one in memory. */
interface ReportTexts extends Closeable {

    /** The next one, or null after the last. */
    @Nullable
    ReportText next() throws IOException;

    /** Opens a file by what it begins with: a list, a header of refused rows, or one report a line. */
    static ReportTexts open(ImportSource source) throws IOException {
        String start;
        try (InputStream in = source.open()) {
            start = new String(in.readNBytes(64), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .stripLeading();
        }
        if (start.startsWith("[")) {
            return new ListTexts(source.open());
        }
        return start.startsWith("row,rule,message,") ? new RefusedTexts(source.open()) : new LineTexts(source.open());
    }
}
