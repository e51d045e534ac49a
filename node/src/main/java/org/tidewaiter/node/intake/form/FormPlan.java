package org.tidewaiter.node.intake.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.intake.page.Widget;
import org.tidewaiter.report.EventKind;
import org.tidewaiter.report.FormType;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.fields.Need;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The seizure form as data: {@code intake/form.yaml} says where each field stands and how it is asked for; which form asks for
 * it, of which goods and from which list comes from the field catalogue.
 */
@Component
class FormPlan {

    /** @param narrow what the code list is narrowed by */
    enum Narrow {
        NOTHING,
        MODE,
        CATEGORY
    }

    sealed interface Item permits Entry, Group {
        String path();

        /** Whether a form asks for it. */
        boolean askedBy(FormType form);

        /** Kinds of event for which it does not show. */
        Set<String> without();
    }

    record Entry(
            String path,
            Widget widget,
            FieldEntry field,
            Set<String> without,
            Narrow narrow,
            int width,
            @Nullable String byDefault)
            implements Item {

        /** The code list that it is filled from; empty if there is none. */
        String list() {
            return field.codeList().orElse("");
        }

        @Override
        public boolean askedBy(FormType form) {
            return field.need(form) != Need.NOT_ASKED;
        }

        /** Whether goods of one of the categories have the field; before a category is chosen, what all of them have. */
        boolean fits(Set<String> categories) {
            return categories.isEmpty()
                    ? field.only().isEmpty()
                    : categories.stream().anyMatch(field::belongsTo);
        }

        /** Whether the form marks it as mandatory: nothing else can stand for it. */
        boolean required(FormType form, EventKind kind, Set<String> categories) {
            boolean replaceable = field.oneOf() != null || replaceableIn(categories);
            boolean excused = (field.withGoods() || field.ofGoods()) && !kind.goodsRequired();
            return field.need(form) == Need.MANDATORY && !replaceable && !excused;
        }

        private boolean replaceableIn(Set<String> categories) {
            return Optional.ofNullable(field.unless())
                    .flatMap(FieldCatalogue.load()::at)
                    .filter(other -> categories.stream().anyMatch(other::belongsTo))
                    .isPresent();
        }
    }

    /** @param first whether an empty row is offered */
    record Group(String path, boolean first, Set<String> without, List<Item> items) implements Item {

        @Override
        public boolean askedBy(FormType form) {
            return items.stream().anyMatch(item -> item.askedBy(form));
        }
    }

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
                Boolean.TRUE.equals(item.get("first")),
                texts(item.get("without")),
                items(above + path + "[].", item.get("items")));
    }

    private Entry entry(String above, Map<String, Object> item) {
        Widget widget =
                Widget.valueOf(text(item, "widget").toUpperCase(Locale.ROOT).replace('-', '_'));
        Entry entry = new Entry(
                text(item, "path"),
                widget,
                field(above, text(item, "path"), widget),
                texts(item.get("without")),
                item.containsKey("narrow")
                        ? Narrow.valueOf(text(item, "narrow").toUpperCase(Locale.ROOT))
                        : Narrow.NOTHING,
                item.get("width") instanceof Integer width ? width : 3,
                item.containsKey("default") ? text(item, "default") : null);
        entries.put(above.replace("[]", "") + entry.path(), entry);
        return entry;
    }

    /** Where the value stands in the field catalogue; serial numbers hang on the id of their line. */
    private static FieldEntry field(String above, String path, Widget widget) {
        String whole = path.startsWith(FieldEntry.NOMINAL) ? path : above + path;
        String place = whole.equals("nominal.serialNumbers") ? whole + ".*" : whole;
        String value = switch (widget) {
            case QUANTITY, MONEY -> place + ".amount";
            case LINES -> place + "[]";
            default -> place.endsWith(".") ? place.substring(0, place.length() - 1) : place;
        };
        return FieldCatalogue.load()
                .at(value)
                .orElseThrow(() -> new IllegalStateException("form.yaml asks for " + value + ", which is no field"));
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
