package org.tidewaiter.formats.mapping;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the YAML of a mapping. */
final class MappingReader {

    private static final int LONGEST = 1 << 20;
    private static final int MOST_LINES = 50;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Map<String, FieldType> STATION =
            Map.of(LegRule.STATION, new FieldType.Nested(RecordShape.of(RouteLeg.class)));
    private static final Map<String, FieldType> SERIAL_NUMBERS =
            Map.of(LineRule.SERIAL_NUMBERS, new FieldType.ListOf(new FieldType.Scalar(String.class)));

    Mapping read(String yaml) {
        Section top = Section.of("", tree(yaml))
                .allowing(
                        "mapping",
                        "version",
                        "title",
                        "source",
                        "file",
                        "reports",
                        "report",
                        "route",
                        "goods",
                        "nominal",
                        "ignored",
                        "other-columns");
        Mapping mapping = new Mapping(
                name(top),
                top.number("version", 1, 1_000_000),
                top.text("title"),
                source(top),
                FileShapeReader.read(top.section("file")),
                grouping(top.section("reports")),
                fields(top, "report", SeizureReport.class),
                fields(top, "nominal", NominalPart.class),
                goods(top),
                top.has("route")
                        ? top.sections("route").stream().map(MappingReader::leg).toList()
                        : List.of(),
                top.has("ignored") ? top.textsByName("ignored") : Map.of(),
                top.has("other-columns")
                        && top.choice("other-columns", "refuse", "ignore").equals("ignore"));
        mapping.shapeForReading();
        return mapping;
    }

    private static JsonNode tree(String yaml) {
        if (yaml.length() > LONGEST) {
            throw new FileRefusedException("mapping.yaml", "-");
        }
        try {
            return YAML.readTree(new WholeCharacters(new StringReader(yaml)));
        } catch (JacksonException malformed) {
            throw new FileRefusedException(
                    "mapping.yaml", Integer.toString(malformed.getLocation().getLineNr()));
        }
    }

    private static String name(Section top) {
        String name = top.text("mapping");
        if (!NAME.matcher(name).matches()) {
            throw new FileRefusedException("mapping.value", "mapping");
        }
        return name;
    }

    private static DataSource source(Section top) {
        Section source = top.section("source").allowing("publisher", "licence", "attribution");
        return new DataSource(source.text("publisher", ""), source.text("licence", ""), source.text("attribution"));
    }

    /** The decisions on reports are written out in each mapping. */
    private static Grouping grouping(Section reports) {
        if (reports.has("identity")) {
            reports.allowing("identity").choice("identity", "row-digest");
            return new Grouping.RowDigest();
        }
        reports.allowing("key", "as", "exact-repeats", "on-disagreement", "on-refused-row");
        boolean once = reports.choice("exact-repeats", "keep", "once").equals("once");
        reports.choice("on-disagreement", "refuse-report");
        reports.choice("on-refused-row", "refuse-report");
        List<String> columns = reports.texts("key");
        if (columns.isEmpty()) {
            throw new FileRefusedException("mapping.missing", reports.at("key"));
        }
        Reading as = reports.choice("as", "text", "decimal-identifier").equals("text")
                ? new Reading.Text()
                : new Reading.DecimalIdentifier();
        return new Grouping.Key(columns, as, once ? Grouping.Repeats.ONCE : Grouping.Repeats.KEEP);
    }

    private static Map<String, FieldRule> fields(Section top, String name, Class<? extends Record> type) {
        return top.has(name) ? FieldRuleReader.fields(top.section(name), type, Map.of(), List.of()) : Map.of();
    }

    private static List<LineRule> goods(Section top) {
        if (!top.has("goods")) {
            return List.of();
        }
        List<Section> sections = top.value("goods").isArray() ? top.sections("goods") : List.of(top.section("goods"));
        if (sections.size() > MOST_LINES) {
            throw new FileRefusedException("mapping.value", "goods");
        }
        List<LineRule> lines = new ArrayList<>();
        for (Section section : sections) {
            lines.add(new LineRule(
                    FieldRuleReader.condition(section),
                    FieldRuleReader.fields(section, GoodsLine.class, SERIAL_NUMBERS, List.of("when", "where-filled"))));
        }
        return lines;
    }

    private static LegRule leg(Section section) {
        Section leg = section.allowing("when", "where-filled", "leg").section("leg");
        return new LegRule(
                FieldRuleReader.condition(section), FieldRuleReader.fields(leg, RouteLeg.class, STATION, List.of()));
    }
}
