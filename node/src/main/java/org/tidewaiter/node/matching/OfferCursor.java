package org.tidewaiter.node.matching;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page of offers ends, as a text that an address can carry. */
final class OfferCursor {

    private static final Pattern PARTS = Pattern.compile("_");
    private static final Pattern SCORE = Pattern.compile("-?\\d{1,4}(\\.\\d{1,2})?");

    private OfferCursor() {}

    static String text(OfferRows.Offer last) {
        return last.score().toPlainString() + "_" + last.pair().first() + "_"
                + last.pair().second();
    }

    /** Empty where the text is none that was given out: the first page. */
    static Optional<OfferRows.Offer> read(@Nullable String text) {
        String[] parts = text == null ? new String[0] : PARTS.split(text, 4);
        if (parts.length != 3 || !SCORE.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        try {
            Pair pair = new Pair(UUID.fromString(parts[1]), UUID.fromString(parts[2]));
            return Optional.of(new OfferRows.Offer(pair, "", "", new BigDecimal(parts[0])));
        } catch (IllegalArgumentException another) {
            return Optional.empty();
        }
    }
}
