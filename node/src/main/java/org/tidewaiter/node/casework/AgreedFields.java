package org.tidewaiter.node.casework;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.registry.ScopePreview;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.disclosure.FieldDecision;

/**
 * Says of each field whether an agreement's places and thresholds keep it at home although its profile would let it go. If
 * a goods line stays, so does everything that may tell of it: text and pictures.
 */
final class AgreedFields {

    private static final Pattern PLACE = Pattern.compile("(goods|pictures)\\[(\\d+)]");

    private final ScopePreview preview;
    private final SeizureReport content;

    AgreedFields(Agreement agreement, SeizureReport content) {
        this.preview = ScopePreview.of(agreement, content);
        this.content = content;
    }

    ScopePreview preview() {
        return preview;
    }

    /** Key of the words that say why it stays; empty if the agreement lets it go. */
    Optional<String> keeps(FieldDecision field) {
        return switch (preview) {
            case ScopePreview.Stays _ -> Optional.of("outside-agreement");
            case ScopePreview.Goes goes ->
                switch (field.section()) {
                    case "goods" -> unless(goes.parts().contains("goods/" + line(field)), "below-threshold");
                    case "text" -> unless(goes.parts().contains("text"), "may-tell");
                    case "pictures" -> unless(goes.parts().contains("picture/" + picture(field)), "may-tell");
                    default -> Optional.empty();
                };
        };
    }

    private static Optional<String> unless(boolean goes, String key) {
        return goes ? Optional.empty() : Optional.of(key);
    }

    private String line(FieldDecision field) {
        return content.goods().get(index(field)).id();
    }

    private String picture(FieldDecision field) {
        return content.pictures().get(index(field)).id();
    }

    private static int index(FieldDecision field) {
        Matcher matcher = PLACE.matcher(field.path());
        if (!matcher.lookingAt()) {
            throw new IllegalStateException("a field of this section has no place in it: " + field.section());
        }
        return Integer.parseInt(matcher.group(2));
    }
}
