package org.tidewaiter.report.screening;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/** Names in scripts without capitals whose words are parted: Arabic and Georgian. */
final class UncasedNames implements Detector {

    private static final int LONGEST = 4;
    private static final int SHORTEST_BY_ENDING = 6;

    /** Words that cannot belong to a name and so end it. */
    private static final Set<String> STOPS = Set.of(
            "في",
            "من",
            "الى",
            "إلى",
            "على",
            "عن",
            "مع",
            "كان",
            "كانت",
            "وقد",
            "قد",
            "الذي",
            "التي",
            "بعد",
            "قبل",
            "عند",
            "أثناء",
            "و",
            "هو",
            "هي",
            "لم",
            "لا",
            "أن",
            "ان",
            "تم",
            "وكان",
            "وكانت",
            "وجد",
            "ضبط",
            "حاول",
            "حاولت",
            "قال",
            "قالت",
            "اعترف",
            "نقل",
            "يحمل",
            "تحمل",
            "رقم",
            "المولود",
            "مواليد",
            "جواز",
            "هاتف",
            "قادما",
            "قادم",
            "متجها",
            "داخل",
            "بحوزته",
            "لدى",
            "حامل",
            "صاحب",
            "وهو",
            "وهي",
            "ثم",
            "صرح",
            "أفاد",
            "سائق",
            "იყო",
            "და",
            "რომ",
            "ატარებდა",
            "აღმოაჩინეს",
            "მოქალაქე",
            "დაბადებული",
            "პასპორტი",
            "პასპორტით",
            "ტელეფონი",
            "განაცხადა",
            "გადაჰქონდა",
            "იმყოფებოდა",
            "თურქეთიდან",
            "დააკავეს",
            "მართავდა",
            "სატვირთო",
            "მანქანას",
            "მანქანით",
            "ნომრით",
            "ცხოვრობს",
            "ჰქონდა",
            "აქვს",
            "ჰქონდათ",
            "აღმოაჩნდა",
            "არის",
            "არ",
            "ვერ",
            "უცნობი");

    private final Words words;

    UncasedNames(Words words) {
        this.words = words;
    }

    @Override
    public void find(ScreenedText screened, Findings found) {
        if (!screened.uncased()) {
            return;
        }
        String text = screened.text();
        List<Token> tokens = screened.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!token.of(UnicodeScript.ARABIC) && !token.of(UnicodeScript.GEORGIAN)) {
                continue;
            }
            int from = begins(text, tokens, i);
            if (from >= 0) {
                int end = end(text, tokens, from, from > i);
                if (end > from) {
                    found.add(
                            Hit.Kind.NAME,
                            tokens.get(from).start(),
                            tokens.get(end - 1).end());
                    i = end - 1;
                }
            }
        }
    }

    /** Where a name begins: after an announcing word, at a given name, or at a family name's ending; otherwise -1. */
    private int begins(String text, List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (announces(token)) {
            int next = i + 1;
            while (next < tokens.size() && next <= i + 2 && announces(tokens.get(next))) {
                next++;
            }
            boolean near = next < tokens.size()
                    && text.substring(
                                    tokens.get(next - 1).end(), tokens.get(next).start())
                            .matches("[ :،,\"«(]{1,3}");
            return near && !stop(tokens.get(next)) ? next : -1;
        }
        boolean ofPlace = i > 0 && words.places.contains(tokens.get(i - 1).folded());
        return !ofPlace && (given(token) || familyEnding(token)) ? i : -1;
    }

    /** A name after an announcement has at least one word and usually two; after a given name follow the others. */
    private int end(String text, List<Token> tokens, int from, boolean announced) {
        int most = announced ? 3 : LONGEST;
        int end = from + 1;
        int counted = 1;
        while (end < tokens.size() && counted < most && apart(text, tokens.get(end - 1), tokens.get(end))) {
            Token token = tokens.get(end);
            if (stop(token) || announces(token)) {
                break;
            }
            if (!words.particles.contains(token.folded())) {
                counted++;
            }
            if (counted > 2
                    && !given(token)
                    && !familyEnding(token)
                    && !words.particles.contains(tokens.get(end - 1).folded())
                    && !token.folded().startsWith("ال")) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean apart(String text, Token before, Token after) {
        return text.substring(before.end(), after.start()).matches("[ \\-]");
    }

    private boolean announces(Token token) {
        return words.announcing.contains(token.folded())
                || token.folded().startsWith("و")
                        && words.announcing.contains(token.folded().substring(1));
    }

    private boolean given(Token token) {
        String folded = token.folded();
        return words.givenNames.contains(folded)
                || folded.length() > 3
                        && "وبلف".indexOf(folded.charAt(0)) >= 0
                        && words.givenNames.contains(folded.substring(1));
    }

    private boolean stop(Token token) {
        return STOPS.contains(token.text())
                || STOPS.contains(token.folded())
                || token.text().startsWith("بال")
                || token.text().startsWith("بأن");
    }

    private boolean familyEnding(Token token) {
        return token.of(UnicodeScript.GEORGIAN)
                && token.text().length() >= SHORTEST_BY_ENDING
                && !words.ordinary.contains(token.folded())
                && words.familyEndings.stream()
                        .filter(ending -> ending.length() > 1)
                        .anyMatch(token.folded()::endsWith);
    }
}
