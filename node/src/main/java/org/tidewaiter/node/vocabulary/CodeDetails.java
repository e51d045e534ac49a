package org.tidewaiter.node.vocabulary;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.CodeList;
import org.tidewaiter.report.vocabulary.ListOrigin;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** What a code is, in the reader's words: labels, synonyms, modes, attributes, validity. */
@Component
class CodeDetails {

    /** Lists of whose codes an attribute holds one or several. */
    private static final Map<String, String> LISTS =
            Map.of("base", "unit", "units", "unit", "region", "wco-region", "category", "category");

    private final Vocabulary vocabulary;
    private final Clock clock;

    CodeDetails(Vocabulary vocabulary, Clock clock) {
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    List<Definition> of(Page page, CodeList list, Code code) {
        List<Definition> all = new ArrayList<>();
        for (Language language : Language.values()) {
            String label = code.labels().texts().get(language.code());
            all.add(new Definition(page.text("vocabulary.code.label." + language.code()), label));
            String also = String.join(", ", code.synonyms().in(language.locale()));
            if (!also.isEmpty()) {
                all.add(new Definition(page.text("vocabulary.code.also." + language.code()), also));
            }
        }
        if (!code.modes().isEmpty()) {
            all.add(new Definition(page.text("vocabulary.code.modes"), modes(page, code)));
        }
        all.add(new Definition(page.text("vocabulary.code.validity"), validity(page, code)));
        ListOrigin origin = ListOrigin.of(list);
        new TreeMap<>(code.attributes())
                .forEach((name, value) ->
                        all.add(new Definition(attribute(page, origin, name), value(page, name, value))));
        return all;
    }

    /** "Road, Rail". */
    String modes(Page page, Code code) {
        return code.modes().stream()
                .sorted()
                .map(mode -> label(page, "transport-mode", mode))
                .collect(Collectors.joining(", "));
    }

    boolean inForce(Code code) {
        return code.validOn(today());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** "until 3 May 2026", empty for a code that is in force without an end. */
    String limits(Page page, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null) {
            return to == null
                    ? ""
                    : page.text("vocabulary.valid.to", page.wording().date(to));
        }
        return to == null
                ? page.text("vocabulary.valid.from", page.wording().date(from))
                : page.text(
                        "vocabulary.valid.between",
                        page.wording().date(from),
                        page.wording().date(to));
    }

    private String validity(Page page, Code code) {
        String limits = limits(page, code.validFrom(), code.validTo());
        return limits.isEmpty() ? page.text("vocabulary.valid.always") : limits;
    }

    String label(Page page, String list, String code) {
        return vocabulary.label(list, code, page.language().locale());
    }

    private static String attribute(Page page, ListOrigin origin, String name) {
        String key = "vocabulary.attribute." + name;
        return page.messages().has(page.language(), key)
                ? page.text(key)
                : origin.attributes().getOrDefault(name, name);
    }

    private String value(Page page, String name, String value) {
        String list = LISTS.get(name);
        return list == null
                ? value
                : Arrays.stream(value.split(" ", -1))
                        .map(code -> label(page, list, code))
                        .collect(Collectors.joining(", "));
    }
}
