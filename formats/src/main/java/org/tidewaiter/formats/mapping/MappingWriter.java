package org.tidewaiter.formats.mapping;

import java.util.List;
import java.util.Map;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.json.JsonShape;
import org.tidewaiter.formats.xlsx.XlsxShape;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes mappings as YAML that {@link MappingReader} reads back as equal ones. */
final class MappingWriter {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private MappingWriter() {}

    static String write(Mapping mapping) {
        ObjectNode top = JsonNodeFactory.instance.objectNode();
        top.put("mapping", mapping.name());
        top.put("version", mapping.version());
        top.put("title", mapping.title());
        top.putObject("source")
                .put("publisher", mapping.source().publisher())
                .put("licence", mapping.source().licence())
                .put("attribution", mapping.source().attribution());
        top.set("file", file(mapping.shape()));
        top.set("reports", reports(mapping.grouping()));
        fields(top.putObject("report"), mapping.report());
        route(top, mapping.route());
        goods(top, mapping.goods());
        if (!mapping.nominal().isEmpty()) {
            fields(top.putObject("nominal"), mapping.nominal());
        }
        if (!mapping.ignored().isEmpty()) {
            mapping.ignored().forEach(top.putObject("ignored")::put);
        }
        if (mapping.othersIgnored()) {
            top.put("other-columns", "ignore");
        }
        return YAML.writeValueAsString(top);
    }

    private static ObjectNode file(FileShape shape) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        switch (shape) {
            case FileShape.Csv(CsvShape csv) -> {
                file.put("format", "csv").put("charset", csv.charset().name());
                file.put("separator", String.valueOf(csv.separator()));
                if (csv.quote() != '"') {
                    file.put("quote", csv.quote() == CsvShape.NO_QUOTE ? "none" : String.valueOf(csv.quote()));
                }
                header(file, csv.headerRow());
                file.put("last-line-end", csv.lineEndRequired() ? "required" : "optional");
            }
            case FileShape.Xlsx(XlsxShape xlsx) -> {
                file.put("format", "xlsx");
                if (xlsx.sheet() != null) {
                    file.put("sheet", xlsx.sheet());
                }
                header(file, xlsx.headerRow());
                file.put("decimal", String.valueOf(xlsx.decimal()));
            }
            case FileShape.Json(JsonShape json) -> {
                file.put("format", json.form() == JsonShape.Form.LINES ? "ndjson" : "json");
                if (json.list() != null) {
                    file.put("list", json.list());
                }
                file.put("decimal", String.valueOf(json.decimal()));
            }
        }
        return file;
    }

    private static void header(ObjectNode file, int row) {
        if (row == 1) {
            file.put("header", "first-row");
        } else {
            file.put("header", row);
        }
    }

    private static ObjectNode reports(Grouping grouping) {
        ObjectNode reports = JsonNodeFactory.instance.objectNode();
        switch (grouping) {
            case Grouping.RowDigest digest -> reports.put("identity", "row-digest");
            case Grouping.Key(List<String> columns, Reading as, Grouping.Repeats repeats) -> {
                RuleWriter.texts(reports, "key", columns);
                reports.put("as", as instanceof Reading.DecimalIdentifier ? "decimal-identifier" : "text");
                reports.put("exact-repeats", repeats == Grouping.Repeats.ONCE ? "once" : "keep");
                reports.put("on-disagreement", "refuse-report");
                reports.put("on-refused-row", "refuse-report");
            }
        }
        return reports;
    }

    private static void fields(ObjectNode section, Map<String, FieldRule> fields) {
        fields.forEach((path, rule) -> section.set(path, RuleWriter.write(rule)));
    }

    private static void route(ObjectNode top, List<LegRule> route) {
        if (route.isEmpty()) {
            return;
        }
        ArrayNode legs = top.putArray("route");
        for (LegRule rule : route) {
            ObjectNode leg = legs.addObject();
            RuleWriter.condition(leg, rule.when());
            fields(leg.putObject("leg"), rule.fields());
        }
    }

    private static void goods(ObjectNode top, List<LineRule> goods) {
        if (goods.isEmpty()) {
            return;
        }
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        for (LineRule rule : goods) {
            ObjectNode line = lines.addObject();
            RuleWriter.condition(line, rule.when());
            fields(line, rule.fields());
        }
        top.set("goods", lines.size() == 1 ? lines.get(0) : lines);
    }
}
