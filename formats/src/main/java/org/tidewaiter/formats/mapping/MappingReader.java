package org.tidewaiter.formats.mapping;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.shape.FieldPath;
import org.tidewaiter.report.shape.RecordReader;
import org.tidewaiter.report.shape.RecordShape;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the YAML of a mapping. */
final class MappingReader {

    private static final int LONGEST = 1 << 20;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    Mapping read(String yaml) {
        Section top = Section.of("", tree(yaml))
                .allowing(
                        "mapping", "version", "title", "source", "file", "reports", "report", "route", "goods",
                        "nominal", "ignored");
        Section reports = reports(top);
        List<Target> event = new ArrayList<>(targets(top.section("report"), SeizureReport.class, List.of()));
        if (top.has("nominal")) {
            event.addAll(targets(top.section("nominal"), NominalPart.class, List.of("nominal")));
        }
        return new Mapping(
                identity(top),
                shape(top.section("file")),
                new ColumnRule(reports.text("key"), false, FieldRuleReader.converter(reports, "as")),
                top.has("ignored") ? top.textsByName("ignored").keySet() : Set.of(),
                event,
                top.has("route")
                        ? top.sections("route").stream().map(MappingReader::leg).toList()
                        : List.of(),
                targets(top.section("goods"), GoodsLine.class, List.of()));
    }

    private static JsonNode tree(String yaml) {
        if (yaml.length() > LONGEST) {
            throw new FileRefusedException("mapping.yaml", "-");
        }
        try {
            return YAML.readTree(yaml);
        } catch (JacksonException malformed) {
            throw new FileRefusedException(
                    "mapping.yaml", Integer.toString(malformed.getLocation().getLineNr()));
        }
    }

    private static Mapping.Identity identity(Section top) {
        String name = top.text("mapping");
        if (!NAME.matcher(name).matches()) {
            throw new FileRefusedException("mapping.value", "mapping");
        }
        Section source = top.section("source").allowing("publisher", "licence", "attribution");
        return new Mapping.Identity(
                name, top.number("version", 1, 1_000_000), top.text("title"), source.text("attribution"));
    }

    private static CsvShape shape(Section file) {
        file.allowing("format", "charset", "separator", "header", "last-line-end");
        file.choice("format", "csv");
        file.choice("header", "first-row");
        String separator = file.text("separator");
        if (separator.length() != 1) {
            throw new FileRefusedException("mapping.value", file.at("separator"));
        }
        try {
            return new CsvShape(
                    Charset.forName(file.text("charset")),
                    separator.charAt(0),
                    file.choice("last-line-end", "required", "optional").equals("required"));
        } catch (IllegalArgumentException unsupported) {
            throw new FileRefusedException("mapping.value", file.at("charset"));
        }
    }

    /** The decisions on reports are written out in each mapping; these are the ones that exist so far. */
    private static Section reports(Section top) {
        Section reports =
                top.section("reports").allowing("key", "as", "exact-repeats", "on-disagreement", "on-refused-row");
        reports.choice("exact-repeats", "keep");
        reports.choice("on-disagreement", "refuse-report");
        reports.choice("on-refused-row", "refuse-report");
        return reports;
    }

    private static List<Target> targets(Section section, Class<? extends Record> type, List<String> owner) {
        List<Target> targets = new ArrayList<>();
        for (String path : section.node().propertyNames()) {
            List<String> steps = Arrays.asList(path.split("\\."));
            if (!DocumentFields.has(RecordShape.of(type), steps)) {
                throw new FileRefusedException("mapping.unknown-field", section.at(path));
            }
            List<String> whole = new ArrayList<>(owner);
            whole.addAll(steps);
            targets.add(new Target(whole, FieldRuleReader.read(section, path)));
        }
        return targets;
    }

    private static LegRule leg(Section section) {
        section.allowing("when", "leg");
        Section leg = section.section("leg");
        RecordReader reader = new RecordReader((kind, path) -> {
            throw new FileRefusedException("mapping.value", leg.path());
        });
        reader.read(RecordShape.of(RouteLeg.class), leg.node(), FieldPath.ROOT);
        return new LegRule(FieldRuleReader.condition(section.section("when")), leg.node());
    }
}
