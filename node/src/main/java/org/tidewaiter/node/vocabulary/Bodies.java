package org.tidewaiter.node.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;

/** Reads what is sent, up to a limit. */
final class Bodies {

    private Bodies() {}

    static byte[] read(InputStream in, int largest) throws IOException {
        byte[] bytes = in.readNBytes(largest + 1);
        if (bytes.length > largest) {
            throw VocabularyProblems.of(HttpStatus.CONTENT_TOO_LARGE, "file-too-large");
        }
        return bytes;
    }
}
