package org.tidewaiter.report.units;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.vocabulary.LanguageFiles;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** How units are written beside a figure: "9,200 sticks", "12.5 kg", "8,000 cigarettes". */
public final class QuantityWords {

    private static final class Loaded {
        private static final QuantityWords WORDS = new QuantityWords(
                LanguageFiles.read(QuantityWords.class, "quantity-words", Words.class), Vocabulary.load());
    }

    private final Map<String, Words> languages;
    private final Vocabulary vocabulary;

    QuantityWords(Map<String, Words> languages, Vocabulary vocabulary) {
        this.languages = languages;
        this.vocabulary = vocabulary;
    }

    /** The words that come with this program. */
    public static QuantityWords load() {
        return Loaded.WORDS;
    }

    /** What stands after the amount: "sticks"; the label of the unit where there is no word for it. */
    public String unit(BigDecimal amount, String unit, Locale locale) {
        return said(locale, words -> Optional.ofNullable(words.units().get(unit)), amount)
                .orElseGet(() -> vocabulary.label("unit", unit, locale));
    }

    /** The goods themselves, where they are counted by their name: "cigarettes" after 8,000. */
    public Optional<String> goods(BigDecimal amount, String unit, String subcategory, Locale locale) {
        return said(
                locale,
                words -> Optional.ofNullable(
                        words.goods().getOrDefault(subcategory, Map.of()).get(unit)),
                amount);
    }

    /** In the reader's language, or else in English. */
    private Optional<String> said(Locale locale, Function<Words, Optional<List<String>>> forms, BigDecimal amount) {
        return Stream.of(locale.getLanguage(), Locale.ENGLISH.getLanguage())
                .flatMap(language -> Stream.ofNullable(languages.get(language)))
                .flatMap(words -> forms.apply(words).map(found -> words.form(found, amount)).stream())
                .findFirst();
    }

    /**
     * One language.
     *
     * @param singularBelow amounts below it take the first form; where it is left out, the amount 1 alone
     * @param units one form, or singular and plural, by unit
     * @param goods the same by kind of goods and unit, where goods are counted by their name
     */
    record Words(
            @Nullable BigDecimal singularBelow,
            Map<String, List<String>> units,
            Map<String, Map<String, List<String>>> goods) {

        Words {
            units = Map.copyOf(units);
            goods = goods == null ? Map.of() : Map.copyOf(goods);
        }

        String form(List<String> forms, BigDecimal amount) {
            boolean singular = singularBelow == null
                    ? amount.compareTo(BigDecimal.ONE) == 0
                    : amount.abs().compareTo(singularBelow) < 0;
            return singular ? forms.getFirst() : forms.getLast();
        }
    }
}
