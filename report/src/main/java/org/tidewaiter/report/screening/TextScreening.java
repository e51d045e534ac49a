package org.tidewaiter.report.screening;

import java.util.Comparator;
import java.util.List;

/**
 * Looks for personal data in text: names after titles and roles, by known given names, endings and form, in the Latin,
 * Cyrillic, Greek, Arabic, Georgian, Han, Japanese and Korean scripts; numbers of telephones, documents, plates, accounts,
 * parcels and cases; dates of birth and addresses. It rather holds too much than too little, and it proves nothing: in
 * scripts without capitals (Arabic, Han) most names that it does not know and that no word announces go unseen. Safe for use
 * by many threads.
 */
public final class TextScreening {

    private static final class Loaded {
        private static final TextScreening SCREENING = new TextScreening(new Words());
    }

    private final List<Detector> detectors;

    private TextScreening(Words words) {
        this.detectors = List.of(
                new PatternNumbers(),
                new AnnouncedNumbers(words),
                new Addresses(),
                new CapitalisedNames(words),
                new UncasedNames(words),
                new EastAsianNames(words));
    }

    /** The screening with the word lists that come with this program. */
    public static TextScreening load() {
        return Loaded.SCREENING;
    }

    /** What looks like personal data, in the order of the text; hits do not overlap. */
    public List<Hit> screen(String text) {
        ScreenedText screened = new ScreenedText(text);
        Findings found = new Findings();
        detectors.forEach(detector -> detector.find(screened, found));
        return found.joined();
    }

    /** The text with a mark of the kind in place of each hit. */
    public String mask(String text, List<Hit> hits) {
        StringBuilder masked = new StringBuilder(text);
        hits.stream()
                .sorted(Comparator.comparingInt(Hit::start).reversed())
                .forEach(
                        hit -> masked.replace(hit.start(), hit.end(), hit.kind().mark()));
        return masked.toString();
    }
}
