package org.tidewaiter.report.vocabulary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds codes by what a person has typed so far. */
final class TypeAhead {

    private static final int NO_MATCH = Integer.MAX_VALUE;

    private final List<Entry> entries;

    TypeAhead(List<Code> codes) {
        this.entries = codes.stream().map(TypeAhead::entry).toList();
    }

    List<Code> search(String text, Locale locale) {
        String typed = Folding.fold(text);
        if (typed.isEmpty()) {
            return entries.stream().map(Entry::code).toList();
        }
        record Match(Code code, int rank, int length) {}
        List<Match> matches = new ArrayList<>();
        for (Entry entry : entries) {
            int rank = NO_MATCH;
            for (Term term : entry.terms()) {
                rank = Math.min(rank, rank(term, typed, locale));
            }
            if (rank != NO_MATCH) {
                matches.add(new Match(
                        entry.code(), rank, entry.code().labels().in(locale).length()));
            }
        }
        return matches.stream()
                .sorted(Comparator.comparingInt(Match::rank).thenComparingInt(Match::length))
                .map(Match::code)
                .toList();
    }

    /** Exact before beginning before beginning of a word before all words somewhere; own language before others. */
    private static int rank(Term term, String typed, Locale locale) {
        String folded = term.folded();
        int rank;
        if (folded.equals(typed)) {
            rank = 0;
        } else if (folded.startsWith(typed)) {
            rank = 10;
        } else if (folded.contains(" " + typed)) {
            rank = 20;
        } else if (beginsEachWord(folded, typed)) {
            rank = 30;
        } else if (folded.contains(typed)) {
            rank = 40;
        } else {
            return NO_MATCH;
        }
        boolean foreign = !term.language().isEmpty() && !term.language().equals(locale.getLanguage());
        return rank + term.weight() + (foreign ? 4 : 0);
    }

    private static boolean beginsEachWord(String folded, String typed) {
        String padded = " " + folded;
        for (String word : typed.split(" ")) {
            if (!padded.contains(" " + word)) {
                return false;
            }
        }
        return true;
    }

    private static Entry entry(Code code) {
        List<Term> terms = new ArrayList<>();
        terms.add(new Term(Folding.fold(code.code()), "", 1));
        code.labels().texts().forEach((language, label) -> terms.add(new Term(Folding.fold(label), language, 0)));
        code.synonyms()
                .words()
                .forEach((language, words) ->
                        words.forEach(word -> terms.add(new Term(Folding.fold(word), language, 2))));
        return new Entry(code, List.copyOf(terms));
    }

    private record Term(String folded, String language, int weight) {}

    private record Entry(Code code, List<Term> terms) {}
}
