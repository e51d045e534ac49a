package org.tidewaiter.node.pictures;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What a file is, by its first bytes. */
enum Signature {
    JPEG,
    PNG,
    GIF,
    WEBP,
    HEIC,
    TIFF,
    PDF,
    SVG,
    NONE,
    OTHER;

    private static final int LOOKED_AT = 1024;

    /** What begins files that a picture must not be at the same time. */
    private static final List<String> FOREIGN = List.of(
            "pk\u0003\u0004",
            "pk\u0005\u0006",
            "%pdf-",
            "<?php",
            "<script",
            "<html",
            "<!doctype",
            "<svg",
            "rar!\u001a");

    static Signature of(byte[] file) {
        if (file.length == 0) {
            return NONE;
        }
        String head = text(file, 0, Math.min(file.length, LOOKED_AT));
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (head.startsWith("GIF8")) {
            return GIF;
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (head.startsWith("ftyp", 4)) {
            return HEIC;
        }
        if (head.startsWith("II*\u0000") || head.startsWith("MM\u0000*")) {
            return TIFF;
        }
        if (head.contains("%PDF-")) {
            return PDF;
        }
        return head.toLowerCase(Locale.ROOT).contains("<svg") ? SVG : OTHER;
    }

    /**
     * Whether another kind of file begins or ends with these bytes. Looks no further, since in megabytes of a camera's own
     * additions anything stands somewhere by chance.
     */
    static boolean isForeignIn(byte[] file, int from, int to) {
        return isForeign(file, from, Math.min(to, from + LOOKED_AT))
                || isForeign(file, Math.max(from, to - LOOKED_AT), to);
    }

    private static boolean isForeign(byte[] file, int from, int to) {
        String text = text(file, from, to - from).toLowerCase(Locale.ROOT);
        return FOREIGN.stream().anyMatch(text::contains);
    }

    private static String text(byte[] file, int from, int length) {
        return new String(file, from, length, StandardCharsets.ISO_8859_1);
    }
}
