package org.tidewaiter.report.screening;

import java.util.List;
import java.util.Set;

/**
 * Names in scripts with capitals: Latin, Cyrillic, Greek. A run of capitalised words is a name if it holds a known given name
 * or a family name's ending, if a title or a role announces it, or if nothing speaks against it.
 */
final class CapitalisedNames implements Detector {

    private static final int SHORTEST_BY_ENDING = 5;

    private final Words words;

    CapitalisedNames(Words words) {
        this.words = words;
    }

    @Override
    public void find(ScreenedText screened, Findings found) {
        String text = screened.text();
        List<Token> tokens = screened.tokens();
        int i = 0;
        while (i < tokens.size()) {
            int end = runFrom(text, tokens, i);
            if (end > i) {
                List<Token> run = tokens.subList(i, end);
                if (name(text, tokens, i, run)) {
                    found.add(
                            Hit.Kind.NAME, run.getFirst().start(), run.getLast().end());
                }
            }
            i = Math.max(end, i + 1);
        }
    }

    /** The index after the run of words that may be one name and begins here. */
    private int runFrom(String text, List<Token> tokens, int from) {
        if (!nameable(tokens.get(from))) {
            return from;
        }
        int end = from + 1;
        int next = end;
        while (next < tokens.size() && together(text, tokens.get(next - 1), tokens.get(next))) {
            Token token = tokens.get(next);
            if (nameable(token)) {
                end = next + 1;
            } else if (!words.particles.contains(token.folded())) {
                break;
            }
            next++;
        }
        return end;
    }

    /** Parted by a blank, a hyphen, or the full stop of an initial. */
    private static boolean together(String text, Token before, Token after) {
        String between = text.substring(before.end(), after.start());
        return between.isBlank() && between.length() == 1 && !between.equals("\n")
                || before.initial() && (between.equals(". ") || between.equals("."))
                || after.capitals() && between.equals(", ")
                || before.capitals() && between.equals(", ");
    }

    private boolean nameable(Token token) {
        return token.capitalised()
                && !words.ordinary.contains(token.folded())
                && !words.announcing.contains(token.folded())
                && !(token.capitals() && token.text().length() <= 3);
    }

    private boolean name(String text, List<Token> tokens, int from, List<Token> run) {
        boolean announced = announced(text, tokens, from);
        if (run.size() == 1 && afterPlace(text, tokens, from)) {
            return announced;
        }
        if (announced
                || run.stream().anyMatch(token -> words.givenNames.contains(token.folded()) && !token.initial())) {
            return true;
        }
        if (quoted(text, run)) {
            return false;
        }
        boolean inContext = inContext(text, tokens, from);
        boolean byEnding = run.stream().anyMatch(this::familyEnding);
        if (byEnding && !(inContext && run.size() == 1)) {
            return run.size() > 1 || !run.getFirst().first();
        }
        boolean initialAndName = run.size() > 1 && run.stream().anyMatch(Token::initial);
        if (initialAndName) {
            return !inContext;
        }
        long whole = run.stream().filter(token -> token.text().length() > 2).count();
        return whole >= 2 && !inContext && !afterPlace(text, tokens, from);
    }

    /** A title or role stands before, perhaps with a colon, a comma or a word such as "the" or "was" between. */
    private boolean announced(String text, List<Token> tokens, int from) {
        for (int back = 1; back <= 2 && from - back >= 0; back++) {
            Token token = tokens.get(from - back);
            String between = text.substring(token.end(), tokens.get(from).start());
            if (between.contains("\n") || between.matches("(?s).*[!?;].*") || back == 2 && between.contains(".")) {
                return false;
            }
            if (words.announcing.contains(token.folded())) {
                return true;
            }
            if (token.capitalised()) {
                return false;
            }
        }
        return false;
    }

    /** What stands before says that a brand or a ship is named. */
    private boolean inContext(String text, List<Token> tokens, int from) {
        if (from == 0 || tokens.get(from).start() - tokens.get(from - 1).end() > 2) {
            return false;
        }
        String before = tokens.get(from - 1).folded();
        return words.contextBrand.contains(before);
    }

    /** Part of the name of a place, as "Ali" is of "Jebel Ali". */
    private boolean afterPlace(String text, List<Token> tokens, int from) {
        return from > 0
                && words.places.contains(tokens.get(from - 1).folded())
                && tokens.get(from - 1).capitalised()
                && text.substring(tokens.get(from - 1).end(), tokens.get(from).start())
                        .isBlank();
    }

    private boolean familyEnding(Token token) {
        return token.text().length() >= SHORTEST_BY_ENDING
                && words.familyEndings.stream().anyMatch(token.folded()::endsWith);
    }

    /** Brands are often quoted. */
    private static boolean quoted(String text, List<Token> run) {
        int start = run.getFirst().start();
        int end = run.getLast().end();
        return start > 0
                && end < text.length()
                && Set.of('"', '“', '«', '„', '‘').contains(text.charAt(start - 1))
                && Set.of('"', '”', '»', '“', '’').contains(text.charAt(end));
    }
}
