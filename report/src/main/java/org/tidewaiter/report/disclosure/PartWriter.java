package org.tidewaiter.report.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.Consignment;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.LineText;
import org.tidewaiter.report.Offenders;
import org.tidewaiter.report.Picture;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Transport;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the parts that a profile lists. */
final class PartWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final CompiledProfile profile;

    PartWriter(CompiledProfile profile) {
        this.profile = profile;
    }

    List<Part> parts(SeizureReport report, TextRelease text, Set<String> categories) {
        Scope scope = new Scope(categories);
        List<Part> parts = new ArrayList<>(16 + report.goods().size());
        if (!scope.touches(report)) {
            return parts;
        }
        one(parts, PartName.EVENT, report);
        one(parts, PartName.PLACE, report.place());
        goods(parts, report.goods(), scope);
        legs(parts, report.route());
        transport(parts, report.transport());
        one(parts, PartName.CONSIGNMENT, report.consignment());
        many(parts, PartName.CONCEALMENT, report.concealment());
        offenders(parts, report.offenders());
        many(parts, PartName.COMPANIES, report.companies());
        one(parts, PartName.GRADING, report.grading());
        if (scope.coversAll(report)) {
            pictures(parts, report.pictures());
        }
        if (text == TextRelease.RELEASED_BY_A_PERSON) {
            add(parts, PartName.TEXT.label(), text(report, scope));
        }
        return parts;
    }

    private static void add(List<Part> parts, String name, JsonNode value) {
        if (!value.isEmpty()) {
            parts.add(new Part(name, value));
        }
    }

    private void one(List<Part> parts, PartName part, @Nullable Record value) {
        Selection selection = profile.selection(part);
        if (selection != null && value != null) {
            add(parts, part.label(), selection.write(value));
        }
    }

    private void many(List<Part> parts, PartName part, List<? extends Record> values) {
        Selection selection = profile.selection(part);
        if (selection != null) {
            ArrayNode array = NODES.arrayNode(values.size());
            for (Record value : values) {
                ObjectNode object = selection.write(value);
                if (!object.isEmpty()) {
                    array.add(object);
                }
            }
            add(parts, part.label(), array);
        }
    }

    private void goods(List<Part> parts, List<GoodsLine> lines, Scope scope) {
        Selection selection = profile.selection(PartName.GOODS);
        if (selection != null) {
            for (GoodsLine line : lines) {
                if (scope.covers(line)) {
                    add(parts, PartName.GOODS.label(line.id()), selection.write(line));
                }
            }
        }
    }

    private void legs(List<Part> parts, List<RouteLeg> legs) {
        Selection selection = profile.selection(PartName.LEG);
        if (selection != null) {
            for (int i = 0; i < legs.size(); i++) {
                add(parts, PartName.LEG.label(Integer.toString(i + 1)), selection.write(legs.get(i)));
            }
        }
    }

    private void pictures(List<Part> parts, List<Picture> pictures) {
        Selection selection = profile.selection(PartName.PICTURE);
        if (selection != null) {
            for (Picture picture : pictures) {
                add(parts, PartName.PICTURE.label(picture.id()), selection.write(picture));
            }
        }
    }

    private void transport(List<Part> parts, @Nullable Transport transport) {
        if (transport != null) {
            one(parts, PartName.TRANSPORT, transport);
            one(parts, PartName.TRANSPORT_IDENTITY, transport.identity());
        }
    }

    private void offenders(List<Part> parts, @Nullable Offenders offenders) {
        if (offenders == null) {
            return;
        }
        add(parts, PartName.OFFENDERS.label(), counted(offenders));
        if (profile.describes(OffenderCounts.size(offenders))) {
            many(parts, PartName.OFFENDER_PROFILES, OffenderCounts.inNoTellingOrder(offenders.profiles()));
        }
    }

    private ObjectNode counted(Offenders offenders) {
        ObjectNode counted = NODES.objectNode();
        if (offenders.count() != null && profile.lists(PartName.OFFENDERS, "count")) {
            counted.put("count", offenders.count());
        }
        if (profile.lists(PartName.OFFENDERS, "nationalities")) {
            Map<String, Integer> nationalities = OffenderCounts.nationalities(offenders);
            if (!nationalities.isEmpty()) {
                ObjectNode byCountry = counted.putObject("nationalities");
                nationalities.forEach(byCountry::put);
            }
        }
        return counted;
    }

    private ObjectNode text(SeizureReport report, Scope scope) {
        ObjectNode text = NODES.objectNode();
        if (scope.coversAll(report)) {
            put(text, "summary", report.summary());
            Consignment consignment = report.consignment();
            put(text, "declaredDescription", consignment == null ? null : consignment.declaredDescription());
        }
        for (LineText each : LineText.values()) {
            if (profile.lists(PartName.TEXT, each.released())) {
                ObjectNode byLine = byLine(report, scope, each);
                if (!byLine.isEmpty()) {
                    text.set(each.released(), byLine);
                }
            }
        }
        return text;
    }

    private static ObjectNode byLine(SeizureReport report, Scope scope, LineText text) {
        ObjectNode byLine = NODES.objectNode();
        for (GoodsLine line : report.goods()) {
            String words = text.of(line);
            if (scope.covers(line) && words != null && !words.isEmpty()) {
                byLine.put(line.id(), words);
            }
        }
        return byLine;
    }

    private void put(ObjectNode text, String field, @Nullable String value) {
        if (value != null && !value.isEmpty() && profile.lists(PartName.TEXT, field)) {
            text.put(field, value);
        }
    }
}
