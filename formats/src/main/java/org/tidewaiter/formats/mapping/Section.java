package org.tidewaiter.formats.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.FileRefusedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A part of a mapping file with its place in it; whatever does not fit is refused with that place. */
record Section(String path, ObjectNode node) {

    static Section of(String path, @Nullable JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new Section(path, object);
        }
        throw new FileRefusedException("mapping.section", path);
    }

    /** Refuses names other than these. */
    Section allowing(String... names) {
        List<String> allowed = List.of(names);
        for (String name : node.propertyNames()) {
            if (!allowed.contains(name)) {
                throw new FileRefusedException("mapping.unknown-name", at(name));
            }
        }
        return this;
    }

    Section section(String name) {
        return of(at(name), node.get(name));
    }

    boolean has(String name) {
        return node.has(name);
    }

    JsonNode value(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new FileRefusedException("mapping.missing", at(name));
        }
        return value;
    }

    /** A single value as text, whatever its type in YAML. */
    String text(String name) {
        JsonNode value = value(name);
        if (!value.isValueNode()) {
            throw new FileRefusedException("mapping.value", at(name));
        }
        return value.asString();
    }

    /** A single value as text, or this where there is none. */
    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    int number(String name, int least, int most) {
        JsonNode value = value(name);
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw new FileRefusedException("mapping.value", at(name));
        }
        return value.intValue();
    }

    /** One of the values listed. */
    String choice(String name, String... choices) {
        String value = text(name);
        if (!List.of(choices).contains(value)) {
            throw new FileRefusedException("mapping.choice", at(name), String.join(", ", choices));
        }
        return value;
    }

    /** A value or a list of values, as texts; nothing where there is none. */
    List<String> textsIfAny(String name) {
        return has(name) ? texts(name) : List.of();
    }

    /** A value or a list of values, as texts. */
    List<String> texts(String name) {
        JsonNode value = value(name);
        if (!value.isArray()) {
            return List.of(text(name));
        }
        for (JsonNode each : value) {
            if (!each.isValueNode() || each.isNull()) {
                throw new FileRefusedException("mapping.value", at(name));
            }
        }
        return value.values().stream().map(JsonNode::asString).toList();
    }

    /** Names with their texts. */
    Map<String, String> textsByName(String name) {
        Section section = section(name);
        Map<String, String> texts = new LinkedHashMap<>();
        section.node().propertyNames().forEach(each -> texts.put(each, section.text(each)));
        return texts;
    }

    /** The sections of a list. */
    List<Section> sections(String name) {
        JsonNode value = value(name);
        if (!value.isArray()) {
            throw new FileRefusedException("mapping.section", at(name));
        }
        return IntStream.range(0, value.size())
                .mapToObj(i -> of(at(name) + "[" + i + "]", value.get(i)))
                .toList();
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
