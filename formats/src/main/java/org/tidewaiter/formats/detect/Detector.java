package org.tidewaiter.formats.detect;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.Remark;

/** Finds out what a file is. */
final class Detector {

    private static final int HEAD = 256 * 1024;

    private final FileSource source;
    private final byte[] head;

    Detector(FileSource source) throws IOException {
        this.source = source;
        try (var in = source.open()) {
            this.head = in.readNBytes(HEAD);
        }
    }

    DetectedFile detect() throws IOException {
        if (head.length == 0) {
            throw new FileRefusedException("file.empty");
        }
        OtherKinds.refuse(head);
        if (OtherKinds.isArchive(head)) {
            return WorkbookDetection.detect(source);
        }
        return JsonDetection.begins(head) ? JsonDetection.detect(source, head) : separatedValues();
    }

    private DetectedFile separatedValues() throws IOException {
        List<Found<Charset>> charsets = CharsetDetection.detect(source, head);
        Charset charset = charsets.getFirst().value();
        List<Found<Character>> separators = SeparatorDetection.detect(head, charset);
        char separator = separators.getFirst().value();
        List<Found<Integer>> headers = HeaderDetection.detect(head, new CsvShape(charset, separator, false));
        CsvShape shape =
                new CsvShape(charset, separator, '"', headers.getFirst().value(), false);
        return new DetectedFile(
                Format.CSV,
                Remark.of("detect.csv"),
                new FileShape.Csv(shape),
                charsets,
                separators,
                headers,
                List.of(),
                List.of());
    }

    /** The first bytes as text in which ASCII can be recognised. */
    static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
