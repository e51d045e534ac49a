package org.tidewaiter.node.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.vocabulary.page.CodePage;
import org.tidewaiter.node.vocabulary.page.VocabularyPage;
import org.tidewaiter.node.vocabulary.page.VocabularyPage.Hit;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Crumb;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.report.registers.RegisterSource;
import org.tidewaiter.report.registers.ShippedRegisters;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.CodeList;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** The code lists to browse and to search. */
@Controller
@Requires(Permission.ENTER)
class VocabularyController {

    private static final int HITS_OF_A_LIST = 8;
    private static final int MOST_HITS = 80;
    private static final int LONGEST = 200;
    private static final int LONGEST_TITLE = 90;

    private final Vocabulary vocabulary;
    private final CodeSearch search;
    private final ListPages pages;
    private final CodeDetails details;

    VocabularyController(Vocabulary vocabulary, CodeSearch search, ListPages pages, CodeDetails details) {
        this.vocabulary = vocabulary;
        this.search = search;
        this.pages = pages;
        this.details = details;
    }

    @GetMapping("/vocabulary")
    ModelAndView overview(Page page, @RequestParam(defaultValue = "") String q) {
        String asked = shortened(q);
        List<Hit> hits = asked.isEmpty() ? List.of() : hits(page, asked);
        return new ModelAndView(
                "vocabulary/overview",
                "vocabulary",
                new VocabularyPage(
                        Tabs.LISTS.of(page),
                        vocabulary.edition(),
                        asked,
                        hits.stream().limit(MOST_HITS).toList(),
                        hits.size() > MOST_HITS,
                        vocabulary.lists().stream()
                                .map(list -> line(page, list))
                                .toList(),
                        ShippedRegisters.sources().stream()
                                .map(source -> line(page, source))
                                .toList()));
    }

    @GetMapping("/vocabulary/lists/{list}")
    ModelAndView list(
            Page page,
            @PathVariable String list,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String mode,
            @RequestParam(defaultValue = "") String within,
            @RequestParam(defaultValue = "false") boolean ended,
            @RequestParam(defaultValue = "0") int from) {
        ListPages.Asked asked = new ListPages.Asked(
                shortened(q),
                shortened(mode),
                within.matches("[0-9]{2}([0-9]{2})?") ? within : "",
                ended,
                Math.max(0, from));
        return new ModelAndView("vocabulary/list", "list", pages.page(page, require(list), asked));
    }

    @GetMapping("/vocabulary/lists/{list}/{code}")
    ModelAndView code(Page page, @PathVariable String list, @PathVariable String code) {
        CodeList codes = require(list);
        Code found = codes.code(code).orElseThrow(() -> VocabularyProblems.notFound("no-such-code"));
        return new ModelAndView("vocabulary/code", "code", page(page, codes, found));
    }

    private CodePage page(Page page, CodeList list, Code code) {
        List<Definition> definitions = new ArrayList<>(details.of(page, list, code));
        String parent = code.parent();
        List<Crumb> crumbs = new ArrayList<>();
        crumbs.add(Tabs.LISTS.crumb(page));
        crumbs.add(new Crumb(list.title().in(page.language().locale()), Addresses.list(list.name())));
        if (parent != null) {
            pages.parentList(list, parent)
                    .findFirst()
                    .ifPresent(above -> crumbs.add(
                            new Crumb(pages.parentLabel(page, list, parent), Addresses.code(above.name(), parent))));
        } else if (list.name().equals(ListPages.HARMONIZED)) {
            Stream.of(2, 4)
                    .map(digits -> code.code().substring(0, digits))
                    .map(within -> new Crumb(
                            page.text(within.length() == 2 ? "vocabulary.hs.chapter" : "vocabulary.hs.heading", within),
                            Addresses.with(Addresses.list(list.name()), Map.of("within", within))))
                    .forEach(crumbs::add);
        }
        return new CodePage(
                Tabs.LISTS.of(page),
                crumbs,
                title(page, code),
                code.code(),
                details.inForce(code) ? "" : details.limits(page, code.validFrom(), code.validTo()),
                definitions,
                below(page, list, code));
    }

    /** A text of the Harmonized System can be a paragraph; then the code is title enough. */
    private static String title(Page page, Code code) {
        String label = code.labels().in(page.language().locale());
        return label.length() > LONGEST_TITLE ? code.code() : label;
    }

    private List<CodePage.Below> below(Page page, CodeList list, Code code) {
        Stream<CodeList> lists =
                list.name().equals("category") ? Stream.of(list, vocabulary.list("subcategory")) : Stream.of(list);
        return lists.flatMap(each -> each.childrenOf(code.code()).stream()
                        .map(child -> new CodePage.Below(
                                Addresses.code(each.name(), child.code()),
                                child.code(),
                                child.labels().in(page.language().locale()))))
                .toList();
    }

    private List<Hit> hits(Page page, String asked) {
        List<Hit> hits = new ArrayList<>();
        for (CodeList list : vocabulary.lists()) {
            search.find(list, new CodeSearch.Asked(asked, null, null), page.language()).stream()
                    .limit(HITS_OF_A_LIST)
                    .map(code -> new Hit(
                            list.title().in(page.language().locale()),
                            Addresses.code(list.name(), code.code()),
                            code.code(),
                            code.labels().in(page.language().locale())))
                    .forEach(hits::add);
        }
        return hits;
    }

    private static VocabularyPage.ListLine line(Page page, CodeList list) {
        var about = ListPages.about(page, list);
        return new VocabularyPage.ListLine(
                Addresses.list(list.name()),
                list.title().in(page.language().locale()),
                page.wording().number(list.codes().size()),
                about.edition(),
                about.source(),
                about.verified());
    }

    private static VocabularyPage.RegisterLine line(Page page, RegisterSource source) {
        String path = switch (source.name()) {
            case "ports", "airports" -> Tabs.PLACES.path() + "?register=" + source.name();
            case "taxa" -> Tabs.TAXA.path();
            case "hs-headings" -> Addresses.list(ListPages.HARMONIZED);
            default -> "";
        };
        return new VocabularyPage.RegisterLine(
                path,
                source.title().in(page.language().locale()),
                source.edition(),
                source.source(),
                source.licence(),
                source.verified());
    }

    private CodeList require(String list) {
        return vocabulary.find(list).orElseThrow(() -> VocabularyProblems.notFound("no-such-list-page"));
    }

    private static String shortened(String text) {
        return text.strip().substring(0, Math.min(text.strip().length(), LONGEST));
    }
}
