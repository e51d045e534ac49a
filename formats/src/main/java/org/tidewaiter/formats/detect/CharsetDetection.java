package org.tidewaiter.formats.detect;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.formats.csv.Charsets;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.Remark;

/** Finds the character set of a text: what can be proved first, then what its letters make likely. */
final class CharsetDetection {

    private static final int MOST = 5;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private CharsetDetection() {}

    static List<Found<Charset>> detect(FileSource source, byte[] head) throws IOException {
        Charset marked = Marks.charset(head);
        if (marked != null) {
            return List.of(new Found<>(marked, 1, Remark.of("detect.byte-order-mark", marked.name())));
        }
        Utf8Scan scan = Utf8Scan.of(source);
        if (scan.ascii()) {
            return List.of(new Found<>(StandardCharsets.UTF_8, 1, Remark.of("detect.ascii")));
        }
        if (scan.valid()) {
            return List.of(new Found<>(
                    StandardCharsets.UTF_8, 0.99, Remark.of("detect.utf-8", scan.characters(), scan.bytes())));
        }
        return likely(head.length > scan.firstDamage() ? head : scan.around());
    }

    private static List<Found<Charset>> likely(byte[] sample) {
        List<Found<Charset>> found = new ArrayList<>();
        String western = new String(sample, WESTERN);
        CharsetDetector detector = new CharsetDetector();
        detector.setText(sample);
        for (CharsetMatch match : detector.detectAll()) {
            Charsets.named(match.getName())
                    .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                    // Of charsets that read the same letters, the one that is most usual.
                    .map(charset -> new String(sample, charset).equals(western) ? WESTERN : charset)
                    .filter(charset -> found.size() < MOST && !has(found, charset))
                    .ifPresent(charset -> found.add(new Found<>(
                            charset,
                            match.getConfidence() / 100.0,
                            Remark.of("detect.letters", charset.displayName(), match.getConfidence()))));
        }
        if (!has(found, WESTERN)) {
            found.add(new Found<>(WESTERN, 0.1, Remark.of("detect.usual", WESTERN.name())));
        }
        return found;
    }

    private static boolean has(List<Found<Charset>> found, Charset charset) {
        return found.stream().anyMatch(each -> each.value().equals(charset));
    }
}
