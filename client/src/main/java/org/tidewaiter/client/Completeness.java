package org.tidewaiter.client;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Whether a file of an export came to its end. */
final class Completeness {

    private static final int LONGEST_END = 16 * 1024;

    private Completeness() {}

    static boolean of(ExportRequest.Kind kind, Path file) throws IOException {
        return switch (kind) {
            case CSV -> lastLine(file).replaceFirst("^\"", "").startsWith("# end ");
            case NDJSON, SIGNED -> lastLine(file).startsWith("{\"end\":");
            case XLSX -> opens(file);
        };
    }

    /** A spreadsheet is an archive whose directory stands at its end. */
    private static boolean opens(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            return archive.size() > 0;
        } catch (ZipException cut) {
            return false;
        }
    }

    private static String lastLine(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(LONGEST_END, bytes.length())];
            bytes.seek(bytes.length() - end.length);
            bytes.readFully(end);
            String text = new String(end, StandardCharsets.UTF_8);
            String lines = text.stripTrailing();
            return text.endsWith("\n") ? lines.substring(lines.lastIndexOf('\n') + 1) : "";
        }
    }
}
