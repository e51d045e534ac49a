package org.tidewaiter.trials;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** A word that stands in every planted value: letters and digits alone, so that no normalising takes it apart. */
final class Marker {

    private final String word;
    private final List<String> forms = new ArrayList<>();

    /** @param word in lower case */
    Marker(String word) {
        this.word = word;
        for (String spelling : List.of(word, word.toUpperCase(Locale.ROOT))) {
            for (int shift = 0; shift < 3; shift++) {
                forms.add(inBase64(spelling, shift));
            }
        }
    }

    /** What base64, of either alphabet, must contain if the word begins at such a place; the word has no other forms. */
    private static String inBase64(String spelling, int shift) {
        byte[] bytes = (" ".repeat(shift) + spelling).getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(bytes, bytes.length - bytes.length % 3);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        return text.substring(shift == 0 ? 0 : 4);
    }

    String word() {
        return word;
    }

    boolean isIn(String text) {
        return containsWord(text) || forms.stream().anyMatch(text::contains);
    }

    private boolean containsWord(String text) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }
}
