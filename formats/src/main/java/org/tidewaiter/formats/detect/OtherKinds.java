package org.tidewaiter.formats.detect;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tidewaiter.formats.rows.FileRefusedException;

/** Kinds of files that people hand in and that cannot go in as they are. */
final class OtherKinds {

    private static final Map<String, String> BEGINNINGS = new LinkedHashMap<>();

    static {
        BEGINNINGS.put("\u00d0\u00cf\u0011\u00e0", "file.old-workbook");
        BEGINNINGS.put("%PDF", "file.pdf");
        BEGINNINGS.put("{\\rtf", "file.no-table");
        BEGINNINGS.put("\u007fELF", "file.no-table");
        BEGINNINGS.put("MZ", "file.no-table");
        BEGINNINGS.put("\u0089PNG", "file.picture");
        BEGINNINGS.put("\u00ff\u00d8\u00ff", "file.picture");
        BEGINNINGS.put("GIF8", "file.picture");
        BEGINNINGS.put("\u001f\u008b", "file.packed");
        BEGINNINGS.put("7z\u00bc\u00af", "file.packed");
        BEGINNINGS.put("Rar!", "file.packed");
    }

    private OtherKinds() {}

    static void refuse(byte[] head) {
        String start = Detector.ascii(head);
        BEGINNINGS.forEach((beginning, rule) -> {
            boolean text = beginning.equals("MZ") && start.indexOf('\0') < 0;
            if (start.startsWith(beginning) && !text) {
                throw new FileRefusedException(rule);
            }
        });
        String markup =
                start.substring(0, Math.min(start.length(), 300)).stripLeading().toLowerCase(Locale.ROOT);
        if (markup.startsWith("<!doctype html") || markup.startsWith("<html") || markup.startsWith("<?xml")) {
            throw new FileRefusedException("file.markup");
        }
    }

    static boolean isArchive(byte[] head) {
        return Detector.ascii(head).startsWith("PK\u0003\u0004");
    }
}
