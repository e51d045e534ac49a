package org.tidewaiter.report.screening;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and dates that a word announces: "passport no. …", "born on …". */
final class AnnouncedNumbers implements Detector {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** What may stand between the word and the number. */
    private static final String BETWEEN =
            "(?:[\\s:;,.#№°º=\\-–()]|n[o°º]\\.?|nr\\.?|num\\p{L}{0,6}|номер\\p{L}*|серии|серия|на|имя|with|of|the|is|was|le|la|du|de|αριθμ\\p{L}*|αρ\\.?|με|رقم|ال|号码?|號碼?|番号|번호|ნომ\\p{L}*|은|는|の|は|为|為|：){0,8}";

    private static final String CODE = "(\\p{Lu}{0,4}[\\-/ ]?\\p{Nd}[\\p{Nd}\\p{Lu}\\-/. ]{2,18}[\\p{Nd}\\p{Lu}])";

    private static final String DATE =
            "(\\p{Nd}{1,4}\\s?[./\\-年년]\\s?\\p{Nd}{1,2}\\s?[./\\-月월]\\s?\\p{Nd}{1,4}\\s?[日일]?|\\p{Nd}{1,2}(?:st|nd|rd|th|er|\\.|º|º de)?\\s(?:de\\s)?\\p{L}{3,12}\\.?,?\\s(?:de\\s)?\\p{Nd}{4}|\\p{Nd}{4}\\s?年?)";

    private final List<Announced> forms;

    AnnouncedNumbers(Words words) {
        this.forms = List.of(
                announced(Hit.Kind.DOCUMENT_NUMBER, words, "document", "", CODE),
                announced(
                        Hit.Kind.VEHICLE_PLATE,
                        words,
                        "plate",
                        "",
                        "((?=[\\p{Lu}\\-·. ]{0,6}\\p{Nd})(?:\\p{Lu}{1,4}|\\p{Nd})[\\p{Lu}\\p{Nd}가-힣·\\- ]{2,10}[\\p{Lu}\\p{Nd}])"),
                announced(Hit.Kind.PHONE, words, "phone", "", "(\\+?\\p{Nd}(?:[ ().\\-/]{0,2}\\p{Nd}){5,14})"),
                announced(Hit.Kind.CASE_REFERENCE, words, "reference", "", CODE),
                announced(Hit.Kind.TRANSPORT_NUMBER, words, "transport", "", CODE),
                announced(Hit.Kind.BIRTH_DATE, words, "birth", "[^\\n.;。]{0,24}?", DATE),
                new Announced(
                        Hit.Kind.BIRTH_DATE,
                        Pattern.compile(
                                DATE
                                        + "\\s?(?:г\\.\\s?р\\.|года рождения|р\\.\\s?н\\.|出生|生まれ|생\\b|წელს დაბადებ\\p{L}*)",
                                FLAGS)));
    }

    private static Announced announced(Hit.Kind kind, Words words, String list, String gap, String number) {
        String pattern = "(?<!" + PatternNumbers.LETTER + ")(?:" + words.numberWords.getOrDefault(list, "(?!)") + ")"
                + BETWEEN + gap + "(?-i:" + number + ")";
        return new Announced(kind, Pattern.compile(pattern, FLAGS));
    }

    @Override
    public void find(ScreenedText screened, Findings found) {
        if (screened.digits() == 0) {
            return;
        }
        for (Announced form : forms) {
            Matcher matcher = form.pattern().matcher(screened.text());
            while (matcher.find()) {
                found.add(form.kind(), matcher.start(1), matcher.end(1));
            }
        }
    }

    private record Announced(Hit.Kind kind, Pattern pattern) {}
}
