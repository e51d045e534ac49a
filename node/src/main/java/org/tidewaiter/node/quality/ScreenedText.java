package org.tidewaiter.node.quality;

import java.util.List;
import org.tidewaiter.report.screening.Hit;
import org.tidewaiter.report.screening.TextScreening;

/**
 * Text that may leave: screening found nothing like personal data in it, or a person decided on what it found. Only this
 * class makes one, so text that nobody looked at cannot be sent.
 */
public final class ScreenedText {

    private static final TextScreening SCREENING = TextScreening.load();

    private final String text;
    private final String handling;

    private ScreenedText(String text, String handling) {
        this.text = text;
        this.handling = handling;
    }

    /** What a person says of text in which screening finds something. */
    public enum Decision {
        /** Nothing yet: such text is held for the person. */
        NONE,
        /** What was found is to be masked. */
        MASK,
        /** It is no personal data, and goes as it is. */
        AS_IT_IS
    }

    /** What came of screening. */
    public sealed interface Screening {

        record Passed(ScreenedText text) implements Screening {}

        /** Held for a person: the kinds of what was found. */
        record Held(List<Hit.Kind> found) implements Screening {}
    }

    /** Screens text; what {@link Decision} says decides only where something is found. */
    public static Screening screen(String written, Decision decision) {
        String text = written.strip();
        List<Hit> hits = SCREENING.screen(text);
        if (hits.isEmpty()) {
            return new Screening.Passed(new ScreenedText(text, "nothing-found"));
        }
        return switch (decision) {
            case NONE ->
                new Screening.Held(hits.stream().map(Hit::kind).distinct().toList());
            case MASK -> new Screening.Passed(new ScreenedText(SCREENING.mask(text, hits), "masked"));
            case AS_IT_IS -> new Screening.Passed(new ScreenedText(text, "as-it-is"));
        };
    }

    public String text() {
        return text;
    }

    /** A code for the audit trail: what a person decided on what was found, if anything was. */
    String handling() {
        return handling;
    }
}
