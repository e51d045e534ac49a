package org.tidewaiter.node.intake.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.intake.page.FormPage;
import org.tidewaiter.node.intake.page.Widget;
import org.tidewaiter.node.intake.wording.FormChoices;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.report.EventKind;
import org.tidewaiter.report.FormType;
import tools.jackson.databind.JsonNode;

/** Lays one draft out on the form plan: which fields show, with which values, words and faults. */
final class FormItems {

    private static final String NOMINAL = "nominal.";

    private final Page page;
    private final UUID draft;
    private final DraftContent content;
    private final FormType form;
    private final List<Fault> faults;
    private final FormChoices choices;
    private final FormWords wording;
    private final EventKind kind;
    private final String mode;
    private final Map<String, String> names = new LinkedHashMap<>();
    private int filled;

    FormItems(Page page, UUID draft, DraftContent content, List<Fault> faults, FormChoices choices) {
        this.page = page;
        this.draft = draft;
        this.content = content;
        this.faults = faults;
        this.choices = choices;
        this.wording = new FormWords(page);
        JsonNode document = content.document();
        this.form = document.path("formType").asString("").equals(FormType.STANDARD.name())
                ? FormType.STANDARD
                : FormType.SIMPLIFIED;
        this.kind = kind(document.path("eventKind").asString(""));
        this.mode = document.path("transport").path("mode").asString("");
    }

    private static EventKind kind(String code) {
        return Arrays.stream(EventKind.values())
                .filter(each -> each.name().equals(code))
                .findFirst()
                .orElse(EventKind.SEIZURE);
    }

    /** Labels of the fields that show, by their names, in order. */
    Map<String, String> names() {
        return Collections.unmodifiableMap(names);
    }

    /** The items of a section, and how many of its fields are filled. */
    FormPage.Section section(FormPlan.Section section, boolean open) {
        filled = 0;
        List<FormPage.Item> items = items(section.items(), "", categories());
        String words = page.text("intake.form.filled", filled);
        return new FormPage.Section(section.id(), page.text("intake.section." + section.id()), open, words, items);
    }

    int filled() {
        return filled;
    }

    Set<String> categories() {
        Set<String> categories = new LinkedHashSet<>();
        content.document()
                .path("goods")
                .forEach(line -> categories.add(line.path("category").asString("")));
        categories.remove("");
        return categories;
    }

    private List<FormPage.Item> items(List<FormPlan.Item> planned, String above, Set<String> categories) {
        List<FormPage.Item> items = new ArrayList<>();
        for (FormPlan.Item item : planned) {
            if (!shows(item)) {
                continue;
            }
            switch (item) {
                case FormPlan.Entry entry -> {
                    if (entry.fits(categories)) {
                        items.add(input(entry, above, categories));
                    }
                }
                case FormPlan.Group group -> items.add(rows(group, above, categories));
            }
        }
        return List.copyOf(items);
    }

    private boolean shows(FormPlan.Item item) {
        return item.askedBy(form) && !item.without().contains(kind.name());
    }

    private FormPage.Rows rows(FormPlan.Group group, String above, Set<String> categories) {
        String list = above + group.path();
        String plain = FieldName.plain(list);
        String title = page.text("intake.field." + plain);
        int count = Math.max(Values.rows(content.document(), list), group.first() ? 1 : 0);
        names.put(list, title);
        List<FormPage.Row> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String row = list + "[" + i + "]";
            String name = page.text("intake.form.row", title, i + 1);
            Set<String> ofRow = group.path().equals("goods")
                    ? Set.of(Objects.requireNonNullElse(value(row + ".category"), ""))
                    : categories;
            rows.add(new FormPage.Row(
                    row,
                    name,
                    page.text("intake.form.remove.which", title, i + 1),
                    items(group.items(), row + ".", ofRow)));
        }
        return new FormPage.Rows(
                list,
                Field.id(list),
                title,
                plain.startsWith(NOMINAL),
                fault(list),
                List.copyOf(rows),
                page.text("intake.add." + plain));
    }

    private FormPage.Input input(FormPlan.Entry entry, String above, Set<String> categories) {
        String name = name(entry, above);
        String plain = FieldName.plain(above) + entry.path();
        boolean stays = name.startsWith(NOMINAL);
        return switch (entry.widget()) {
            case QUANTITY -> quantity(entry, name, plain, categories);
            case MONEY -> money(entry, name, plain, stays, categories);
            default -> {
                Field field = field(name, plain, entry, categories);
                List<Choice> listed = choices(entry, field, above);
                yield new FormPage.Input(
                        entry.widget(),
                        field,
                        field,
                        entry.width(),
                        stays,
                        listed,
                        url(entry, above),
                        words(entry, name, field),
                        null);
            }
        };
    }

    /** Serial numbers hang on the id of their line; the element of a list has no name of its own. */
    private String name(FormPlan.Entry entry, String above) {
        if (entry.path().isEmpty()) {
            return above.substring(0, above.length() - 1);
        }
        if (!above.isEmpty() && entry.path().startsWith(NOMINAL)) {
            return entry.path() + "." + value(above + "id");
        }
        return above + entry.path();
    }

    private FormPage.Input quantity(FormPlan.Entry entry, String name, String plain, Set<String> categories) {
        String line = name.substring(0, name.lastIndexOf('.'));
        String category = Objects.requireNonNullElse(value(line + ".category"), "");
        Field amount = field(name + ".amount", plain + ".amount", entry, categories);
        if (amount.fault() == null) {
            amount = amount.withFault(fault(name));
        }
        List<Choice> units = choices.units(category, page.language());
        Field unit = field(name + ".unit", plain + ".unit", entry, categories);
        if (unit.value() == null && !units.isEmpty()) {
            unit = unit.withValue(units.getFirst().code());
        }
        String shown = unit.fault() == null ? null : unit.fault();
        String index = line.replaceAll("\\D", "");
        return new FormPage.Input(
                Widget.QUANTITY,
                amount.fault() == null && shown != null ? amount.withFault(shown) : amount,
                unit,
                entry.width(),
                false,
                units,
                "/record/" + draft + "/goods/" + index + "/base",
                null,
                choices.base(content.document().path("goods").path(Integer.parseInt(index)), page));
    }

    private FormPage.Input money(
            FormPlan.Entry entry, String name, String plain, boolean stays, Set<String> categories) {
        Field amount = field(name + ".amount", plain, entry, categories);
        if (amount.fault() == null) {
            amount = amount.withFault(fault(name));
        }
        Field currency = field(name + ".currency", plain, entry, categories);
        if (currency.value() == null) {
            currency = currency.withValue(choices.usualCurrency());
        }
        if (amount.fault() == null && currency.fault() != null) {
            amount = amount.withFault(currency.fault());
        }
        return new FormPage.Input(
                Widget.MONEY,
                amount,
                currency,
                entry.width(),
                stays,
                choices.currencies(page.language()),
                null,
                null,
                null);
    }

    private Field field(String name, String plain, FormPlan.Entry entry, Set<String> categories) {
        String label = wording.label(plain, entry.field());
        names.put(name, label);
        String value = value(name);
        if (value != null && !value.isEmpty()) {
            filled++;
        } else if (entry.byDefault() != null) {
            value = entry.byDefault();
        }
        return new Field(
                name,
                label,
                value,
                wording.hint(plain, entry.field(), entry.widget()),
                entry.required(form, kind, categories),
                fault(name));
    }

    private List<Choice> choices(FormPlan.Entry entry, Field field, String above) {
        return switch (entry.widget()) {
            case SELECT, RADIOS -> choices.of(entry.list(), parent(entry, above), mode(entry), page.language());
            default -> List.of();
        };
    }

    private @Nullable String url(FormPlan.Entry entry, String above) {
        if (entry.widget() == Widget.SUGGEST) {
            return "/vocabulary/suggestions/"
                    + entry.path().substring(entry.path().lastIndexOf('.') + 1);
        }
        if (entry.widget() != Widget.COMBOBOX) {
            return null;
        }
        return FormChoices.address(entry.list(), parent(entry, above), mode(entry));
    }

    private String parent(FormPlan.Entry entry, String above) {
        return entry.narrow() == FormPlan.Narrow.CATEGORY
                ? Objects.requireNonNullElse(value(above + "category"), "")
                : "";
    }

    private String mode(FormPlan.Entry entry) {
        return entry.narrow() == FormPlan.Narrow.MODE ? mode : "";
    }

    private @Nullable String words(FormPlan.Entry entry, String name, Field field) {
        if (entry.widget() != Widget.COMBOBOX) {
            return null;
        }
        String typed = content.words().get(name);
        if (typed != null) {
            return typed;
        }
        return field.value() == null || field.value().isEmpty()
                ? ""
                : choices.label(entry.list(), field.value(), page.language());
    }

    private @Nullable String value(String name) {
        return Values.text(content.document(), name);
    }

    private @Nullable String fault(String name) {
        return Fault.at(faults, name).orElse(null);
    }

    /** Where a fault shows: at its field, or at the first field below it. */
    static Map<String, String> anchors(List<Fault> faults, Set<String> names) {
        Map<String, String> anchors = new LinkedHashMap<>();
        for (Fault fault : faults) {
            String path = fault.path();
            String place = names.contains(path)
                    ? path
                    : names.stream()
                            .filter(name -> name.startsWith(path + ".") || name.startsWith(path + "["))
                            .findFirst()
                            .orElse("");
            anchors.put(path, place);
        }
        return Map.copyOf(anchors);
    }
}
