package org.tidewaiter.node.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.intake.page.Widget;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The seizure form as data: {@code intake/form.yaml}, which says what the keys mean. */
@Component
class FormPlan {

    /** How much a field is wanted; S on both forms, the others on the standard form. */
    enum Level {
        S,
        M,
        R,
        O
    }

    /** @param narrow what the code list is narrowed by */
    enum Narrow {
        NOTHING,
        MODE,
        CATEGORY
    }

    sealed interface Item permits Entry, Group {
        String path();

        Level level();

        /** Kinds of event for which it does not show. */
        Set<String> without();
    }

    record Entry(
            String path,
            Widget widget,
            String list,
            Level level,
            boolean required,
            Set<String> only,
            Set<String> without,
            Narrow narrow,
            int width,
            @Nullable String byDefault)
            implements Item {

        boolean fits(Set<String> categories) {
            return only.isEmpty() || categories.stream().anyMatch(only::contains);
        }
    }

    /** @param first whether an empty row is offered */
    record Group(String path, Level level, boolean first, Set<String> without, List<Item> items) implements Item {}

    record Section(String id, List<Item> items) {}

    private final List<Section> sections;
    private final Map<String, String> elsewhere = new LinkedHashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    FormPlan() {
        try (InputStream file = FormPlan.class.getResourceAsStream("/intake/form.yaml")) {
            Map<String, Object> plan = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            this.sections = maps(plan.get("sections")).stream()
                    .map(section -> new Section(text(section, "id"), items("", section.get("items"))))
                    .toList();
            ((Map<?, ?>) Objects.requireNonNull(plan.get("elsewhere")))
                    .forEach((path, reason) -> elsewhere.put(String.valueOf(path), String.valueOf(reason)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Section> sections() {
        return sections;
    }

    /** Fields that the form does not ask for, with the reason. */
    Map<String, String> elsewhere() {
        return Map.copyOf(elsewhere);
    }

    /** All entries by their path without rows: {@code goods.quantity}. */
    Map<String, Entry> entries() {
        return Map.copyOf(entries);
    }

    private List<Item> items(String above, @Nullable Object listed) {
        List<Item> items = new ArrayList<>();
        for (Map<String, Object> item : maps(listed)) {
            items.add(item.containsKey("group") ? group(above, item) : entry(above, item));
        }
        return List.copyOf(items);
    }

    private Group group(String above, Map<String, Object> item) {
        String path = text(item, "group");
        return new Group(
                path,
                Level.valueOf(text(item, "level")),
                Boolean.TRUE.equals(item.get("first")),
                texts(item.get("without")),
                items(above + path + ".", item.get("items")));
    }

    private Entry entry(String above, Map<String, Object> item) {
        Entry entry = new Entry(
                text(item, "path"),
                Widget.valueOf(text(item, "widget").toUpperCase(Locale.ROOT).replace('-', '_')),
                item.containsKey("list") ? text(item, "list") : "",
                Level.valueOf(text(item, "level")),
                Boolean.TRUE.equals(item.get("required")),
                texts(item.get("only")),
                texts(item.get("without")),
                item.containsKey("narrow")
                        ? Narrow.valueOf(text(item, "narrow").toUpperCase(Locale.ROOT))
                        : Narrow.NOTHING,
                item.get("width") instanceof Integer width ? width : 3,
                item.containsKey("default") ? text(item, "default") : null);
        entries.put(above + entry.path(), entry);
        return entry;
    }

    private static String text(Map<String, Object> item, String key) {
        return String.valueOf(Objects.requireNonNull(item.get(key), key));
    }

    private static Set<String> texts(@Nullable Object list) {
        return list instanceof List<?> values
                ? Set.copyOf(values.stream().map(String::valueOf).toList())
                : Set.of();
    }

    @SuppressWarnings("unchecked") // the file is ours, and a test reads it
    private static List<Map<String, Object>> maps(@Nullable Object list) {
        return (List<Map<String, Object>>) Objects.requireNonNull(list);
    }
}
