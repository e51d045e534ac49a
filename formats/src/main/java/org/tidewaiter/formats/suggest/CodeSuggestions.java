package org.tidewaiter.formats.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.Remark;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.CodeList;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Suggests codes of some lists for values of a file, by codes, labels and synonyms in all languages. */
public final class CodeSuggestions {

    private static final int MOST = 5;
    /** A list with more codes is not searched for words that are merely alike: it would answer everything. */
    private static final int LONG_LIST = 2_000;

    private final List<Term> terms = new ArrayList<>();
    private final Map<String, Term> exact = new HashMap<>();
    private final boolean likenessToo;

    private record Term(Code code, String folded, String rule) {}

    private CodeSuggestions(List<CodeList> lists) {
        lists.stream().flatMap(list -> list.codes().stream()).forEach(this::add);
        terms.forEach(term -> exact.putIfAbsent(term.folded(), term));
        this.likenessToo = terms.size() <= 4 * LONG_LIST;
    }

    /** Suggestions from the lists of these names; names of no list are passed over. */
    public static CodeSuggestions of(Vocabulary vocabulary, List<String> lists) {
        return new CodeSuggestions(
                lists.stream().flatMap(name -> vocabulary.find(name).stream()).toList());
    }

    /** Codes that a value may stand for, the best first. */
    public List<SuggestedCode> forValue(String value) {
        String folded = Terms.folded(value);
        Term same = exact.get(folded);
        if (same != null) {
            return List.of(suggestion(same, 1));
        }
        if (!likenessToo) {
            return List.of();
        }
        Map<String, SuggestedCode> best = new HashMap<>();
        for (Term term : terms) {
            double likeness = Terms.likeness(folded, term.folded());
            if (likeness > 0) {
                best.merge(
                        term.code().code(),
                        suggestion(term, likeness),
                        (one, other) -> one.score() >= other.score() ? one : other);
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(SuggestedCode::score)
                        .reversed()
                        .thenComparing(SuggestedCode::code))
                .limit(MOST)
                .toList();
    }

    /** The code that a value stands for in so many words; null where there is none. */
    @Nullable
    String sure(String value) {
        Term same = exact.get(Terms.folded(value));
        return same == null ? null : same.code().code();
    }

    private static SuggestedCode suggestion(Term term, double score) {
        String rule = score == 1 ? term.rule() : "suggest.alike";
        return new SuggestedCode(
                term.code().code(), score, Remark.of(rule, term.code().code()));
    }

    private void add(Code code) {
        terms.add(new Term(code, Terms.folded(code.code()), "suggest.code"));
        code.labels()
                .texts()
                .values()
                .forEach(label -> terms.add(new Term(code, Terms.folded(label), "suggest.label")));
        Stream<String> synonyms = code.synonyms().all();
        synonyms.forEach(word -> terms.add(new Term(code, Terms.folded(word), "suggest.synonym")));
    }
}
