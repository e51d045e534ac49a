package org.tidewaiter.formats.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.json.JsonRowFile;
import org.tidewaiter.formats.json.JsonShape;
import org.tidewaiter.formats.json.JsonShape.Form;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.Remark;
import org.tidewaiter.report.ReportJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Tells the forms of JSON apart. */
final class JsonDetection {

    /** What a report in the form of the API has at its top, and foreign objects do not have all of. */
    private static final Set<String> OF_REPORTS = Set.of("formType", "provenance", "eventKind");

    private JsonDetection() {}

    static boolean begins(byte[] head) {
        String text = text(head).stripLeading();
        return text.startsWith("{") || text.startsWith("[");
    }

    static DetectedFile detect(FileSource source, byte[] head) throws IOException {
        String text = text(head).stripLeading();
        JsonNode first = firstLine(text);
        if (first != null && first.isObject()) {
            boolean reports = OF_REPORTS.stream().allMatch(first::has);
            return reports
                    ? found(Format.REPORTS, null, List.of())
                    : found(Format.NDJSON, new JsonShape(Form.LINES, null, '.'), List.of());
        }
        List<String> lists = text.startsWith("[") ? List.of() : JsonRowFile.lists(source);
        return found(Format.JSON, new JsonShape(Form.LIST, lists.isEmpty() ? null : lists.getFirst(), '.'), lists);
    }

    private static DetectedFile found(Format format, @Nullable JsonShape shape, List<String> lists) {
        return new DetectedFile(
                format,
                Remark.of("detect." + format.name().toLowerCase(Locale.ROOT)),
                shape == null ? null : new FileShape.Json(shape),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                lists);
    }

    /**
     * The first line if it is a whole JSON value, else null. One object alone in its file that holds a list of objects is
     * a file with a list rather than a row.
     */
    private static @Nullable JsonNode firstLine(String text) {
        int end = text.indexOf('\n');
        boolean alone = end < 0 || text.substring(end).isBlank();
        try {
            JsonNode line = ReportJson.mapper().readTree(end < 0 ? text : text.substring(0, end));
            return alone && holdsList(line) ? null : line;
        } catch (JacksonException notOnOneLine) {
            return null;
        }
    }

    private static boolean holdsList(JsonNode line) {
        return line.isObject()
                && !OF_REPORTS.stream().allMatch(line::has)
                && line.valueStream()
                        .anyMatch(value -> value.isArray() && value.path(0).isObject());
    }

    private static String text(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
