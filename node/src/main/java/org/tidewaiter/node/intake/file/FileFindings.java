package org.tidewaiter.node.intake.file;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.detect.DetectedFile;
import org.tidewaiter.formats.detect.Format;
import org.tidewaiter.formats.detect.Found;
import org.tidewaiter.formats.detect.FoundSheet;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.json.JsonShape;
import org.tidewaiter.formats.rows.Remark;
import org.tidewaiter.formats.xlsx.XlsxShape;
import org.tidewaiter.node.intake.wording.Said;

/**
 * What was found out of a file: its format, and how it could be read. Kept, for it takes a look at all of the file.
 *
 * @param settings what else it takes to read it, each with the most likely first
 */
public record FileFindings(Format format, Said why, List<Setting> settings) {

    public static final String CHARSET = "charset";
    public static final String SEPARATOR = "separator";
    public static final String HEADER = "header";
    public static final String SHEET = "sheet";
    public static final String LIST = "list";

    /** @param name one of the names above */
    public record Setting(String name, List<Alternative> alternatives) {}

    /** @param why what speaks for it, null where there is nothing to say */
    public record Alternative(String value, @Nullable Said why) {}

    static FileFindings ofReports() {
        return new FileFindings(Format.REPORTS, said(Remark.of("reports.own")), List.of());
    }

    static FileFindings of(DetectedFile file) {
        List<Setting> settings = new ArrayList<>();
        add(settings, CHARSET, file.charsets(), Charset::name);
        add(settings, SEPARATOR, file.separators(), String::valueOf);
        if (file.shape() instanceof FileShape.Xlsx(XlsxShape xlsx)) {
            settings.add(sheets(file.sheets(), xlsx));
        }
        if (file.shape() instanceof FileShape.Json(JsonShape json) && json.list() != null) {
            settings.add(first(LIST, json.list(), file.lists()));
        }
        add(settings, HEADER, file.headerRows(), String::valueOf);
        return new FileFindings(file.format(), said(file.why()), settings);
    }

    private static <T> void add(List<Setting> settings, String name, List<Found<T>> found, Function<T, String> text) {
        if (!found.isEmpty()) {
            settings.add(new Setting(
                    name,
                    found.stream()
                            .map(each -> new Alternative(text.apply(each.value()), said(each.why())))
                            .toList()));
        }
    }

    private static Setting sheets(List<FoundSheet> sheets, XlsxShape shape) {
        List<String> names = sheets.stream().map(FoundSheet::name).toList();
        return first(SHEET, Objects.requireNonNullElseGet(shape.sheet(), names::getFirst), names);
    }

    private static Setting first(String name, String likely, List<String> all) {
        List<Alternative> alternatives = new ArrayList<>();
        alternatives.add(new Alternative(likely, null));
        all.stream()
                .filter(each -> !each.equals(likely))
                .map(each -> new Alternative(each, null))
                .forEach(alternatives::add);
        return new Setting(name, alternatives);
    }

    private static Said said(Remark remark) {
        return new Said(remark.english(), remark.french());
    }

    /** The most likely value of a setting, null where the format has no such thing. */
    @Nullable
    String likely(String name) {
        return settings.stream()
                .filter(setting -> setting.name().equals(name))
                .map(setting -> setting.alternatives().getFirst().value())
                .findFirst()
                .orElse(null);
    }

    /**
     * The shape with what was chosen; null for reports, which need none.
     *
     * @param chosen by name of the setting; the most likely where nothing was chosen
     * @throws IllegalArgumentException for a value that cannot be
     */
    @Nullable
    public FileShape shape(Map<String, String> chosen) {
        return switch (format) {
            case REPORTS -> null;
            case CSV ->
                new FileShape.Csv(new CsvShape(
                        Charset.forName(value(chosen, CHARSET, "UTF-8")),
                        value(chosen, SEPARATOR, ",").charAt(0),
                        '"',
                        Integer.parseInt(value(chosen, HEADER, "1")),
                        false));
            case XLSX ->
                new FileShape.Xlsx(
                        new XlsxShape(value(chosen, SHEET), Integer.parseInt(value(chosen, HEADER, "1")), '.'));
            case JSON -> new FileShape.Json(new JsonShape(JsonShape.Form.LIST, value(chosen, LIST), '.'));
            case NDJSON -> new FileShape.Json(new JsonShape(JsonShape.Form.LINES, null, '.'));
        };
    }

    private @Nullable String value(Map<String, String> chosen, String name) {
        String value = chosen.get(name);
        return value == null || value.isEmpty() ? likely(name) : value;
    }

    private String value(Map<String, String> chosen, String name, String otherwise) {
        return Objects.requireNonNullElse(value(chosen, name), otherwise);
    }
}
