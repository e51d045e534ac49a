package org.tidewaiter.report.schema;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.FormType;
import org.tidewaiter.report.disclosure.Departures;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.fields.Need;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.CodeList;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** The reference of all fields, categories and lists, as Markdown: {@code docs/fields.md}. */
public final class FieldReference {

    private static final String PROFILE = "non-personal-standard";

    private final Vocabulary vocabulary;
    private final FieldCatalogue catalogue = FieldCatalogue.load();
    private final Departures departures = new Departures(DisclosureProfile.named(PROFILE));
    private final StringBuilder out = new StringBuilder();

    private FieldReference(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The whole reference. */
    public static String markdown(Vocabulary vocabulary) {
        return new FieldReference(vocabulary).write();
    }

    private String write() {
        out.append("""
                # Fields of a seizure report

                Written from the field catalogue, the record types, the vocabulary (edition %s) and the disclosure profile
                `%s`. Do not edit it: a test fails when it is out of date, and says how to write it anew.

                - **Simplified**, **standard**: how much that form wants the field: mandatory, recommended, optional, or not asked.
                - **Leaves**: whether the field goes to a partner under the profile: `yes`; `after release` by a person, being
                  free text; `from three` offenders on; `pseudonym` in its place; `no`, it stays in the country.
                - **Also in**: others who record it, as they describe it in public: E the wildlife seizure database ETIS, C the
                  customs information systems of the European Union, G goAML, U reference data of the United Kingdom's border
                  force, D drug monitoring, W texts of the World Customs Organization, I advance cargo information.

                A field of goods that not every category has says which have it. Mandatory fields of goods, route, transport,
                concealment and detection are asked only of events that have goods.
                """.formatted(vocabulary.edition(), PROFILE));
        section("The event", entry -> !entry.ofGoods() && !entry.nominal());
        section("Goods", FieldEntry::ofGoods);
        section("Nominal part", FieldEntry::nominal);
        categories();
        lists();
        return out.toString();
    }

    private void section(String title, Predicate<FieldEntry> in) {
        heading(title);
        row("Path", "Field", "French", "Holds", "Simplified", "Standard", "Leaves", "Also in");
        row("---", "---", "---", "---", "---", "---", "---", "---");
        catalogue.entries().stream().filter(in).forEach(this::field);
    }

    private void field(FieldEntry entry) {
        row(
                "`" + entry.path() + "`",
                entry.labels().in(Locale.ENGLISH) + of(entry),
                entry.labels().in(Locale.FRENCH),
                holds(entry),
                need(entry, FormType.SIMPLIFIED),
                need(entry, FormType.STANDARD),
                leaves(entry),
                String.join(" ", entry.recordedBy()));
    }

    private static String of(FieldEntry entry) {
        if (!entry.only().isEmpty()) {
            return "; only " + sorted(entry.only());
        }
        return entry.except().isEmpty() ? "" : "; not " + sorted(entry.except());
    }

    private static String sorted(Set<String> codes) {
        return codes.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String holds(FieldEntry entry) {
        return entry.codeList()
                .map(list -> "list `" + list + "`")
                .orElse(entry.kind().name().toLowerCase(Locale.ROOT));
    }

    private static String need(FieldEntry entry, FormType form) {
        Need need = entry.need(form);
        if (need == Need.NOT_ASKED) {
            return "–";
        }
        String word = need.name().toLowerCase(Locale.ROOT);
        if (need != Need.MANDATORY) {
            return word;
        }
        return word + condition(entry);
    }

    private static String condition(FieldEntry entry) {
        if (entry.oneOf() != null) {
            return ", one of this group";
        }
        return entry.unless() == null ? "" : ", unless `" + shortened(entry.unless()) + "`";
    }

    private static String shortened(@Nullable String path) {
        return path == null ? "" : path.replace(FieldEntry.GOODS, "").replace(".amount", "");
    }

    private String leaves(FieldEntry entry) {
        return switch (departures.of(entry.path())) {
            case LEAVES -> "yes";
            case AFTER_RELEASE -> "after release";
            case FROM_THREE_OFFENDERS -> "from three";
            case AS_PSEUDONYM -> "pseudonym";
            case STAYS -> "no";
        };
    }

    private void categories() {
        heading("Categories of goods");
        row("Code", "Category", "French", "Programme", "Base units", "Permitted units", "Kinds of goods");
        row("---", "---", "---", "---", "---", "---", "---");
        CodeList kinds = vocabulary.list("subcategory");
        for (Code category : vocabulary.list("category").codes()) {
            row(
                    "`" + category.code() + "`",
                    category.labels().in(Locale.ENGLISH),
                    category.labels().in(Locale.FRENCH),
                    names("programme", category.words("programme")),
                    String.join(" ", category.words("bases")),
                    String.join(" ", category.words("units")),
                    kinds.childrenOf(category.code()).stream()
                            .map(kind -> kind.labels().in(Locale.ENGLISH))
                            .collect(Collectors.joining("; ")));
        }
    }

    private String names(String list, List<String> codes) {
        return codes.stream()
                .map(code -> vocabulary.label(list, code, Locale.ENGLISH))
                .collect(Collectors.joining("; "));
    }

    private void lists() {
        heading("Code lists");
        row("List", "Title", "Codes");
        row("---", "---", "---");
        for (CodeList list : vocabulary.lists()) {
            row(
                    "`" + list.name() + "`",
                    list.title().in(Locale.ENGLISH),
                    Integer.toString(list.codes().size()));
        }
        out.append("\nWhere each list comes from, and what of it was verified, stands at the head of its file in\n"
                + "`report/src/main/resources/org/tidewaiter/report/vocabulary`.\n");
    }

    private void heading(String title) {
        out.append("\n## ").append(title).append("\n\n");
    }

    private void row(String... cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
