package org.tidewaiter.node.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.vocabulary.page.ListPage;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Crumb;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.report.registers.HarmonizedSystem;
import org.tidewaiter.report.registers.ShippedRegisters;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.CodeList;
import org.tidewaiter.report.vocabulary.ListOrigin;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Makes the pages of one code list: searched, narrowed, grouped by what its codes belong to. */
@Component
class ListPages {

    static final String HARMONIZED = "hs6";

    private final Vocabulary vocabulary;
    private final CodeSearch search;
    private final CodeDetails details;
    private final HarmonizedSystem headings = ShippedRegisters.harmonizedSystem();

    ListPages(Vocabulary vocabulary, CodeSearch search, CodeDetails details) {
        this.vocabulary = vocabulary;
        this.search = search;
        this.details = details;
    }

    /**
     * @param within chapter or heading of the Harmonized System
     * @param ended whether codes that are not in force today are listed
     */
    record Asked(String q, String mode, String within, boolean ended, int from) {

        Map<String, String> parameters() {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("q", q);
            parameters.put("mode", mode);
            parameters.put("within", within);
            parameters.put("ended", ended ? "true" : "");
            return parameters;
        }
    }

    ListPage page(Page page, CodeList list, Asked asked) {
        List<ListPage.Line> all = lines(page, list, asked);
        List<ListPage.Line> shown =
                all.stream().skip(asked.from()).limit(Addresses.LINES).toList();
        String path = Addresses.list(list.name());
        boolean narrows = list.codes().stream().anyMatch(code -> !code.modes().isEmpty());
        return new ListPage(
                Tabs.LISTS.of(page),
                crumbs(page, list, asked),
                title(page, list, asked),
                headings.text(asked.within()).orElse(""),
                path,
                about(page, list),
                asked.q(),
                asked.within(),
                asked.ended(),
                narrows ? Field.of("mode", page.text("vocabulary.list.mode")).withValue(asked.mode()) : null,
                choices(page),
                shown,
                Addresses.pager(page, path, asked.parameters(), asked.from(), shown.size(), all.size()));
    }

    static ListPage.About about(Page page, CodeList list) {
        ListOrigin origin = ListOrigin.of(list);
        return new ListPage.About(
                page.text("vocabulary.list.codes", list.codes().size()),
                origin.edition(),
                origin.source(),
                origin.verified());
    }

    private List<Crumb> crumbs(Page page, CodeList list, Asked asked) {
        List<Crumb> crumbs = new ArrayList<>();
        crumbs.add(Tabs.LISTS.crumb(page));
        if (!asked.within().isEmpty()) {
            crumbs.add(new Crumb(list.title().in(page.language().locale()), Addresses.list(list.name())));
        }
        if (asked.within().length() > 2) {
            String chapter = asked.within().substring(0, 2);
            crumbs.add(new Crumb(page.text("vocabulary.hs.chapter", chapter), within(list, chapter)));
        }
        return crumbs;
    }

    private String title(Page page, CodeList list, Asked asked) {
        if (asked.within().isEmpty()) {
            return list.title().in(page.language().locale());
        }
        return page.text(
                asked.within().length() == 2 ? "vocabulary.hs.chapter" : "vocabulary.hs.heading", asked.within());
    }

    private static String within(CodeList list, String code) {
        return Addresses.with(Addresses.list(list.name()), Map.of("within", code));
    }

    private List<ListPage.Line> lines(Page page, CodeList list, Asked asked) {
        if (list.name().equals(HARMONIZED)
                && asked.q().isEmpty()
                && asked.within().length() < 4) {
            return above(page, list, asked.within());
        }
        CodeSearch.Asked words = new CodeSearch.Asked(asked.q().isEmpty() ? null : asked.q(), null, asked.mode());
        List<Code> found = search.find(list, words, page.language()).stream()
                .filter(code -> code.code().startsWith(asked.within()))
                .filter(code -> asked.ended() || details.inForce(code))
                .toList();
        List<ListPage.Line> lines = new ArrayList<>();
        String last = "";
        for (Code code : found) {
            String group = asked.q().isEmpty() ? group(page, list, code) : "";
            lines.add(line(page, list, code, group.equals(last) ? null : group));
            last = group;
        }
        return lines;
    }

    /** Chapters, or the headings of one. */
    private List<ListPage.Line> above(Page page, CodeList list, String chapter) {
        List<String> codes = chapter.isEmpty() ? headings.chapters() : headings.headings(chapter);
        return codes.stream()
                .map(code -> {
                    long count = list.codes().stream()
                            .filter(each -> each.code().startsWith(code))
                            .count();
                    return new ListPage.Line(
                            null,
                            code,
                            within(list, code),
                            headings.text(code).orElse(code),
                            "",
                            "",
                            List.of(page.text("vocabulary.list.codes", count)));
                })
                .toList();
    }

    private String group(Page page, CodeList list, Code code) {
        String parent = code.parent();
        return parent == null ? "" : parentLabel(page, list, parent);
    }

    String parentLabel(Page page, CodeList list, String parent) {
        return parentList(list, parent)
                .map(above -> above.code(parent)
                        .orElseThrow()
                        .labels()
                        .in(page.language().locale()))
                .findFirst()
                .orElse(parent);
    }

    /** The list of which a parent is a code: the same one, or the one before it that has it. */
    Stream<CodeList> parentList(CodeList list, String parent) {
        Stream<CodeList> usual = list.name().equals("subcategory")
                ? Stream.of(vocabulary.list("category"))
                : Stream.concat(Stream.of(list), vocabulary.lists().stream());
        return usual.filter(each -> each.code(parent).isPresent());
    }

    ListPage.Line line(Page page, CodeList list, Code code, @Nullable String group) {
        Locale locale = page.language().locale();
        String label = code.labels().in(locale);
        String other = Stream.of(Language.values())
                .filter(language -> language != page.language())
                .map(language -> code.labels().texts().get(language.code()))
                .filter(Objects::nonNull)
                .filter(text -> !text.equals(label))
                .findFirst()
                .orElse("");
        List<String> notes = Stream.of(
                        details.limits(page, code.validFrom(), code.validTo()), details.modes(page, code))
                .filter(note -> !note.isEmpty())
                .toList();
        return new ListPage.Line(
                group == null || group.isEmpty() ? null : group,
                code.code(),
                Addresses.code(list.name(), code.code()),
                label,
                other,
                String.join(", ", code.synonyms().in(locale)),
                notes);
    }

    private List<Choice> choices(Page page) {
        return vocabulary.list("transport-mode").codes().stream()
                .map(code ->
                        new Choice(code.code(), code.labels().in(page.language().locale())))
                .toList();
    }
}
