package org.tidewaiter.formats.detect;

import java.io.IOException;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;

/** Tells the forms of JSON apart. */
final class JsonDetection {

    private JsonDetection() {}

    static boolean begins(byte[] head) {
        String start = Detector.ascii(head);
        String text = (start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start).stripLeading();
        return text.startsWith("{") || text.startsWith("[");
    }

    static DetectedFile detect(FileSource source, byte[] head) throws IOException {
        throw new FileRefusedException("file.no-table");
    }
}
