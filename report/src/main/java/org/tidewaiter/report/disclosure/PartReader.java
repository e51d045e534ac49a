package org.tidewaiter.report.disclosure;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.tidewaiter.report.LineText;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import org.tidewaiter.report.shape.FieldPath;
import org.tidewaiter.report.shape.Misshape;
import org.tidewaiter.report.shape.Misshape.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lays the parts of a report out as the one document from which the record is read. */
final class PartReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_OFFENDERS = 1_000;

    private final List<Misshape> misshapes;
    private final ObjectNode document = NODES.objectNode();
    private final Map<String, ObjectNode> lines = new TreeMap<>();
    private final Map<Integer, JsonNode> legs = new TreeMap<>();
    private final Map<String, JsonNode> pictures = new TreeMap<>();
    private final Map<String, Integer> nationalities = new TreeMap<>();
    private final ArrayNode descriptions = NODES.arrayNode();

    PartReader(List<Misshape> misshapes) {
        this.misshapes = misshapes;
    }

    ObjectNode document(List<Part> parts) {
        Set<String> names = new HashSet<>();
        for (Part part : parts) {
            Optional<PartName> name = PartName.of(part.name());
            if (name.isEmpty()) {
                fault(Kind.UNKNOWN_PART, FieldPath.ROOT);
            } else if (!names.add(part.name())) {
                fault(Kind.REPEATED_PART, FieldPath.ROOT.field(name.get().label()));
            } else {
                lay(name.get(), part);
            }
        }
        parts.stream().filter(part -> part.name().equals(PartName.TEXT.label())).forEach(part -> text(part.value()));
        if (!lines.isEmpty()) {
            document.putArray("goods").addAll(lines.values());
        }
        if (!legs.isEmpty()) {
            document.putArray("route").addAll(legs.values());
        }
        if (!pictures.isEmpty()) {
            document.putArray("pictures").addAll(pictures.values());
        }
        if (!nationalities.isEmpty() || !descriptions.isEmpty()) {
            section("offenders").set("profiles", offenderProfiles());
        }
        return document;
    }

    private void lay(PartName name, Part part) {
        JsonNode value = part.value();
        switch (name) {
            case EVENT -> event(value);
            case GOODS -> line(PartName.which(part.name()), value);
            case LEG -> leg(PartName.which(part.name()), value);
            case PICTURE -> picture(PartName.which(part.name()), value);
            case TRANSPORT -> transport(value);
            case TRANSPORT_IDENTITY -> section("transport").set("identity", value);
            case CONSIGNMENT -> consignment(value);
            case OFFENDERS -> offenders(value);
            case OFFENDER_PROFILES -> descriptions(value);
            case PLACE, CONCEALMENT, COMPANIES, GRADING -> document.set(name.label(), value);
            case TEXT, PSEUDONYM -> {
                // text is laid last, when the lines that it describes are there; the pseudonym is no field of a report
            }
        }
    }

    private void event(JsonNode event) {
        entries(event, FieldPath.ROOT.field("event"), (field, value) -> {
            if (CompiledProfile.EVENT_FIELDS.contains(field)) {
                document.set(field, value);
            } else {
                fault(Kind.UNKNOWN_NAME, FieldPath.ROOT.field("event"));
            }
        });
    }

    private void line(String id, JsonNode line) {
        FieldPath path = FieldPath.ROOT.field("goods").element(lines.size());
        if (!(line instanceof ObjectNode object)
                || !line.path("id").stringValue("").equals(id)) {
            fault(Kind.WRONG_TYPE, path.field("id"));
        } else if (holdsText(object)) {
            fault(Kind.UNKNOWN_NAME, path);
        } else {
            lines.put(id, copy(object));
        }
    }

    private static boolean holdsText(ObjectNode line) {
        return Arrays.stream(LineText.values())
                .anyMatch(text -> line.at("/" + text.path().replace('.', '/')).isValueNode());
    }

    private void leg(String number, JsonNode leg) {
        if (number.matches("[1-9][0-9]{0,2}")) {
            legs.put(Integer.valueOf(number), leg);
        } else {
            fault(Kind.UNKNOWN_PART, FieldPath.ROOT.field("route"));
        }
    }

    private void picture(String id, JsonNode picture) {
        if (picture.path("id").stringValue("").equals(id)) {
            pictures.put(id, picture);
        } else {
            fault(
                    Kind.WRONG_TYPE,
                    FieldPath.ROOT.field("pictures").element(pictures.size()).field("id"));
        }
    }

    private void transport(JsonNode transport) {
        merge("transport", transport, "identity");
    }

    private void consignment(JsonNode consignment) {
        merge("consignment", consignment, "declaredDescription");
    }

    private void merge(String name, JsonNode value, String barred) {
        entries(value, FieldPath.ROOT.field(name), (field, each) -> {
            if (field.equals(barred)) {
                fault(Kind.UNKNOWN_NAME, FieldPath.ROOT.field(name).field(barred));
            } else {
                section(name).set(field, each);
            }
        });
    }

    private void offenders(JsonNode offenders) {
        FieldPath path = FieldPath.ROOT.field("offenders");
        entries(offenders, path, (field, value) -> {
            switch (field) {
                case "count" -> section("offenders").set("count", value);
                case "nationalities" -> nationalities(value, path.field("nationalities"));
                default -> fault(Kind.UNKNOWN_NAME, path);
            }
        });
    }

    private void nationalities(JsonNode counts, FieldPath path) {
        entries(counts, path, (country, count) -> {
            int many = count.isIntegralNumber() && count.canConvertToInt() ? count.intValue() : 0;
            int before =
                    nationalities.values().stream().mapToInt(Integer::intValue).sum();
            if (many < 1 || many > MOST_OFFENDERS - before) {
                fault(Kind.WRONG_TYPE, path);
            } else {
                nationalities.put(country, many);
            }
        });
    }

    private void descriptions(JsonNode profiles) {
        FieldPath path = FieldPath.ROOT.field("offenders").field("profiles");
        if (!profiles.isArray() || profiles.size() > MOST_OFFENDERS) {
            fault(Kind.WRONG_TYPE, path);
            return;
        }
        for (JsonNode profile : profiles) {
            if (profile.has("nationality")) {
                fault(Kind.UNKNOWN_NAME, path.field("nationality"));
            } else {
                descriptions.add(profile);
            }
        }
    }

    private ArrayNode offenderProfiles() {
        ArrayNode profiles = NODES.arrayNode();
        nationalities.forEach((country, many) -> {
            for (int i = 0; i < many; i++) {
                profiles.addObject().put("nationality", country);
            }
        });
        return profiles.addAll(descriptions);
    }

    private void text(JsonNode text) {
        FieldPath path = FieldPath.ROOT.field("text");
        entries(text, path, (field, value) -> {
            switch (field) {
                case "summary" -> document.set("summary", value);
                case "declaredDescription" -> section("consignment").set("declaredDescription", value);
                default ->
                    LineText.released(field)
                            .ifPresentOrElse(
                                    each -> lineTexts(each, value, path.field(field)),
                                    () -> fault(Kind.UNKNOWN_NAME, path));
            }
        });
    }

    private void lineTexts(LineText text, JsonNode byLine, FieldPath path) {
        entries(byLine, path, (id, words) -> {
            ObjectNode line = lines.get(id);
            if (line == null) {
                fault(Kind.UNKNOWN_NAME, path);
            } else {
                put(line, text.path(), words);
            }
        });
    }

    /** Sets the value at a path of a line; what was received is not changed by it. */
    private static void put(ObjectNode line, String path, JsonNode value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            line.set(path, value);
            return;
        }
        String head = path.substring(0, dot);
        ObjectNode within = line.get(head) instanceof ObjectNode there ? copy(there) : NODES.objectNode();
        line.set(head, within);
        put(within, path.substring(dot + 1), value);
    }

    private void entries(JsonNode object, FieldPath path, BiConsumer<String, JsonNode> each) {
        if (object.isObject()) {
            object.forEachEntry(each);
        } else {
            fault(Kind.WRONG_TYPE, path);
        }
    }

    private ObjectNode section(String name) {
        return document.get(name) instanceof ObjectNode section ? section : document.putObject(name);
    }

    private static ObjectNode copy(ObjectNode object) {
        ObjectNode copy = NODES.objectNode();
        object.forEachEntry((name, value) -> copy.set(name, value));
        return copy;
    }

    private void fault(Kind kind, FieldPath path) {
        misshapes.add(new Misshape(kind, path));
    }
}
