package org.tidewaiter.formats.csv;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The character sets in which files may be written. Records are cut at bytes, so a set that does not write ASCII as ASCII,
 * or whose later bytes look like ASCII, is turned into UTF-8 first.
 */
public final class Charsets {

    private static final Set<String> CUT_AT_BYTES = Set.of(
            "UTF-8",
            "US-ASCII",
            "ISO-8859-1",
            "ISO-8859-2",
            "ISO-8859-5",
            "ISO-8859-7",
            "ISO-8859-9",
            "ISO-8859-15",
            "windows-1250",
            "windows-1251",
            "windows-1252",
            "windows-1253",
            "windows-1254",
            "windows-1255",
            "windows-1256",
            "windows-1257",
            "windows-1258",
            "KOI8-R",
            "KOI8-U",
            "IBM437",
            "IBM850",
            "IBM852",
            "IBM866",
            "TIS-620");
    private static final Set<String> TURNED =
            Set.of("UTF-16LE", "UTF-16BE", "UTF-16", "GB18030", "GBK", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR");

    private Charsets() {}

    /** Names of all of them. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(CUT_AT_BYTES);
        names.addAll(TURNED);
        return Collections.unmodifiableSet(names);
    }

    /** Whether bytes of that charset can be cut at separators. */
    static boolean cutAtBytes(Charset charset) {
        return CUT_AT_BYTES.contains(charset.name());
    }

    /** The charset of what {@link #asCut} gives. */
    static Charset cutAs(Charset charset) {
        return cutAtBytes(charset) ? charset : StandardCharsets.UTF_8;
    }

    /** The bytes as they can be cut. */
    static InputStream asCut(InputStream in, Charset charset) {
        return cutAtBytes(charset) ? in : new RecodingInputStream(in, charset);
    }

    /** The charset of that name or alias, or nothing if it is not one of these. */
    public static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(name)).filter(found -> names().contains(found.name()));
        } catch (IllegalArgumentException unsupported) {
            return Optional.empty();
        }
    }
}
