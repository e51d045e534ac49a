package org.tidewaiter.node.vocabulary;

import org.springframework.stereotype.Component;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.registers.RegisteredPlace;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Codes of the vocabulary in the reader's words. */
@Component
class RegisterNames {

    private final Vocabulary vocabulary;

    RegisterNames(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    String of(Page page, String list, String code) {
        return vocabulary.label(list, code, page.language().locale());
    }

    String name(Page page, RegisteredPlace place) {
        return place.labels().in(page.language().locale());
    }

    /** "Seaport, Estonia". */
    String about(Page page, RegisteredPlace place) {
        return page.text(
                "vocabulary.place.about",
                of(page, "location-type", place.kind()),
                of(page, "country", place.country()));
    }
}
