package org.tidewaiter.report.screening;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a text.
 *
 * @param folded lower case without accents, for comparison with lists
 * @param first whether a sentence begins with it
 */
record Token(String text, String folded, int start, int end, boolean first) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:['’\\-][\\p{L}\\p{M}]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SENTENCE_END = Pattern.compile("(?:^|[.!?;:؟。\\n])[\\s\"'«»“”(]*$");

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            int before = Math.max(0, matcher.start() - 4);
            boolean first = SENTENCE_END
                            .matcher(
                                    before == 0
                                            ? text.substring(0, matcher.start())
                                            : text.substring(before, matcher.start()))
                            .find()
                    && (before == 0 || !text.substring(before, matcher.start()).isBlank());
            tokens.add(new Token(matcher.group(), fold(matcher.group()), matcher.start(), matcher.end(), first));
        }
        return tokens;
    }

    static String fold(String word) {
        String letters = word.replace("ı", "i")
                .replace("İ", "i")
                .replace("ø", "o")
                .replace("Ø", "o")
                .replace("ł", "l")
                .replace("Ł", "l")
                .replace("ß", "ss");
        return MARKS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    boolean capitalised() {
        return Character.isUpperCase(text.codePointAt(0)) || Character.isTitleCase(text.codePointAt(0));
    }

    /** Written in capitals throughout, as abbreviations and some family names are. */
    boolean capitals() {
        return text.length() > 1 && text.codePoints().noneMatch(Character::isLowerCase) && capitalised();
    }

    boolean initial() {
        return text.length() == 1 && capitalised();
    }

    boolean of(Character.UnicodeScript script) {
        return Character.UnicodeScript.of(text.codePointAt(0)) == script;
    }
}
