package org.tidewaiter.report.matching;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.tidewaiter.report.vocabulary.Folding;

/** Names in any script, as they are compared. */
final class Names {

    /** From here on two names count as spellings of one. */
    private static final double ALIKE = 0.92;

    private static final int SHORTEST_FUZZY = 5;
    private static final Pattern NOT_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\p{ASCII}]");
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private static final class Romanising {
        private static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    }

    private Names() {}

    static boolean isOtherScript(String text) {
        return NOT_LATIN.matcher(text).find();
    }

    /** Lower case, plain Latin letters, words parted by one blank. */
    static String plain(String text) {
        String latin = NOT_ASCII.matcher(text).find() ? Romanising.TO_LATIN.transliterate(text) : text;
        return Folding.fold(latin.replace("'", "").replace("`", ""));
    }

    /** Letters and digits alone, in capitals: how numbers of containers, flights and seals are compared. */
    static String number(String text) {
        return plain(text).replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /** Whether two plain names can be spellings of one: each word of the shorter one has its like in the longer. */
    static boolean areAlike(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        if (one.equals(other) || isSpelling(one.replace(" ", ""), other.replace(" ", ""))) {
            return true;
        }
        List<String> here = words(one);
        List<String> there = words(other);
        List<String> fewer = here.size() <= there.size() ? here : there;
        List<String> more = fewer == here ? there : here;
        return fewer.stream().allMatch(word -> more.stream().anyMatch(like -> isSpelling(word, like)));
    }

    private static List<String> words(String name) {
        return Arrays.asList(name.split(" ", -1));
    }

    private static boolean isSpelling(String one, String other) {
        return one.equals(other)
                || Math.min(one.length(), other.length()) >= SHORTEST_FUZZY && SIMILARITY.apply(one, other) >= ALIKE;
    }
}
