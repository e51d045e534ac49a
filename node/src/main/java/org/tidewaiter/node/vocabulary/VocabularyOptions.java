package org.tidewaiter.node.vocabulary;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.report.vocabulary.CodeList;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Answers type-ahead fields with options. */
@Controller
class VocabularyOptions {

    private static final int MOST = 60;

    private final Vocabulary vocabulary;
    private final CodeSearch search;

    VocabularyOptions(Vocabulary vocabulary, CodeSearch search) {
        this.vocabulary = vocabulary;
        this.search = search;
    }

    @GetMapping("/vocabulary/{list}")
    @Requires(Permission.ENTER)
    ModelAndView options(
            Page page,
            @PathVariable String list,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String parent,
            @RequestParam(defaultValue = "") String mode) {
        CodeList codes = vocabulary.find(list).orElseThrow(() -> VocabularyProblems.notFound("no-such-list-page"));
        List<Choice> found = search.find(codes, new CodeSearch.Asked(q, parent, mode), page.language()).stream()
                .limit(MOST)
                .map(code ->
                        new Choice(code.code(), code.labels().in(page.language().locale())))
                .toList();
        return new ModelAndView("web/options", "choices", found);
    }
}
