package org.tidewaiter.formats.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tidewaiter.report.Submission;

/** Keys of reports in their source, by which a second import finds what is there. */
final class SourceKeys {

    private SourceKeys() {}

    /** Name of the mapping, a colon, and the key; of a key that is too long, its SHA-256. */
    static String of(String mapping, String key) {
        String whole = mapping + ":" + key;
        return whole.length() <= Submission.SOURCE_KEY_LENGTH ? whole : mapping + ":" + sha256(key);
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
