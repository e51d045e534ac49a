package org.tidewaiter.node.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.casework.page.FieldLine;
import org.tidewaiter.node.casework.page.FieldSection;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;
import tools.jackson.databind.JsonNode;

/** Lays a report's content out as sections of worded lines, and marks what differs from the version before. */
@Component
class ReportSections {

    private static final Map<String, String> SECTION_OF = Map.ofEntries(
            Map.entry("place", "where"),
            Map.entry("reportingCountry", "where"),
            Map.entry("reportingAgency", "where"),
            Map.entry("discoveryCountry", "where"),
            Map.entry("locationType", "where"),
            Map.entry("goods", "goods"),
            Map.entry("route", "route"),
            Map.entry("transport", "transport"),
            Map.entry("consignment", "transport"),
            Map.entry("concealment", "found"),
            Map.entry("detection", "found"),
            Map.entry("selectionBasis", "found"),
            Map.entry("operation", "found"),
            Map.entry("offenders", "who"),
            Map.entry("companies", "who"),
            Map.entry("summary", "text"),
            Map.entry("grading", "grading"),
            Map.entry("pictures", "pictures"));
    private static final List<String> ORDER = List.of(
            "what", "goods", "where", "route", "transport", "found", "who", "text", "grading", "pictures", "nominal");

    private static final Pattern STATION = Pattern.compile("route\\[\\d+]");

    private final FieldWording wording;
    private final FieldNotes notes;

    ReportSections(FieldWording wording, FieldNotes notes) {
        this.wording = wording;
        this.notes = notes;
    }

    /** The sections of a report. */
    List<FieldSection> of(SeizureReport report, @Nullable SeizureReport before, Page page) {
        Map<String, Leaf> old =
                before == null ? null : leaves("", ReportJson.mapper().valueToTree(before), page);
        return sections(leaves("", ReportJson.mapper().valueToTree(report), page), old, notes.of(report, page), page);
    }

    /** The one section of a nominal part. */
    List<FieldSection> of(NominalPart nominal, Page page) {
        return sections(leaves("nominal", ReportJson.mapper().valueToTree(nominal), page), null, Map.of(), page);
    }

    private record Leaf(String label, String value) {}

    private List<FieldSection> sections(
            Map<String, Leaf> leaves, @Nullable Map<String, Leaf> before, Map<String, String> said, Page page) {
        Map<String, Leaf> all = new LinkedHashMap<>(leaves);
        if (before != null) {
            before.forEach((path, leaf) -> all.putIfAbsent(path, new Leaf(leaf.label(), "")));
        }
        Map<String, List<FieldLine>> bySection = new TreeMap<>((a, b) -> {
            int order = Integer.compare(order(a), order(b));
            return order != 0 ? order : a.compareTo(b);
        });
        all.forEach((path, leaf) -> bySection
                .computeIfAbsent(section(path), section -> new ArrayList<>())
                .add(new FieldLine(path, leaf.label(), leaf.value(), before(path, leaf, before), said.get(path))));
        List<FieldSection> sections = new ArrayList<>();
        bySection.forEach((section, lines) -> sections.add(new FieldSection(section, heading(section, page), lines)));
        return List.copyOf(sections);
    }

    private static @Nullable String before(String path, Leaf leaf, @Nullable Map<String, Leaf> before) {
        if (before == null) {
            return null;
        }
        Leaf old = before.get(path);
        String said = old == null ? "" : old.value();
        return said.equals(leaf.value()) ? null : said;
    }

    private static int order(String section) {
        return ORDER.indexOf(section.replaceFirst("-.*", ""));
    }

    private static String section(String path) {
        String first = path.replaceFirst("[.\\[].*", "");
        if (first.equals("nominal")) {
            return "nominal";
        }
        String section = SECTION_OF.getOrDefault(first, "what");
        return section.equals("goods") ? "goods-" + path.replaceFirst("^goods\\[([^]]+)].*", "$1") : section;
    }

    private static String heading(String section, Page page) {
        return page.text("casework.section." + section.replaceFirst("-.*", ""));
    }

    private Map<String, Leaf> leaves(String path, JsonNode node, Page page) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        collect(path, node, page, leaves);
        return leaves;
    }

    private void collect(String path, JsonNode node, Page page, Map<String, Leaf> leaves) {
        if (path.endsWith(".id") || path.startsWith("pictures[") && !path.endsWith(".kind") && node.isValueNode()) {
            return;
        }
        if (node.isObject() && node.has("amount")) {
            leaves.put(
                    path,
                    new Leaf(
                            wording.label(generalised(path) + ".amount", page), amount(generalised(path), node, page)));
        } else if (path.equals("eventDate")) {
            leaves.put(path, new Leaf(wording.label("eventDate.date", page), date(node, page)));
        } else if (STATION.matcher(path).matches()) {
            leaves.put(path, station(path, node, page));
        } else if (node.isObject()) {
            node.forEachEntry((name, value) -> collect(path.isEmpty() ? name : path + "." + name, value, page, leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "[" + key(path, node.get(i), i) + "]", node.get(i), page, leaves);
            }
        } else {
            leaves.put(
                    path,
                    new Leaf(wording.label(generalised(path), page), wording.value(generalised(path), node, page)));
        }
    }

    /** One station of the route on one line, under its role: "Departure: Russia, Ust-Luga, 2 May 2026". */
    private Leaf station(String path, JsonNode leg, Page page) {
        List<String> values = new ArrayList<>();
        leg.forEachEntry((name, value) -> {
            if (name.equals("custody")) {
                if (value.asBoolean()) {
                    values.add(wording.label(path + ".custody", page));
                }
            } else if (!name.equals("role")) {
                values.add(wording.value(path + "." + name, value, page));
            }
        });
        return new Leaf(wording.value(path + ".role", leg.path("role"), page), String.join(", ", values));
    }

    /** Goods lines and pictures are compared by their id, so that one that moved is still the same. */
    private static String key(String path, JsonNode element, int place) {
        return path.equals("goods") || path.equals("pictures")
                ? element.path("id").asString(String.valueOf(place))
                : String.valueOf(place);
    }

    private static String generalised(String path) {
        return path.replaceFirst("^(goods|pictures)\\[[^]]+]", "$1[0]");
    }

    private String amount(String path, JsonNode node, Page page) {
        String amount = wording.value(path + ".amount", node.path("amount"), page);
        String unit = node.has("unit")
                ? wording.unit(node.path("amount"), node.path("unit").asString(), page)
                : node.path("currency").asString("");
        String basis = node.path("basis").asString("");
        String list = node.has("unit") ? "quantity-basis" : "value-basis";
        return amount + "\u00A0" + unit + (basis.isEmpty() ? "" : " (" + wording.code(list, basis, page) + ")");
    }

    private String date(JsonNode node, Page page) {
        return wording.eventDate(ReportJson.mapper().treeToValue(node, org.tidewaiter.report.EventDate.class), page);
    }
}
