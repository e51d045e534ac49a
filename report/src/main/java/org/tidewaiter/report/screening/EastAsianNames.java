package org.tidewaiter.report.screening;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Chinese, Japanese and Korean names: after a word that announces them, before a title, or where only a name can stand. */
final class EastAsianNames implements Detector {

    private static final String CHINESE_WORDS =
            "司机|驾驶员|駕駛員|姓名|名叫|名为|嫌疑人|嫌犯|旅客|乘客|收件人|寄件人|收货人|发货人|当事人|男子|女子|船长|船员|携带人|持有人|货主|车主|联系人|承租人|负责人|经办人|委托人|法人代表|驾车人";
    private static final String CHINESE_FOLLOW =
            "驾驶|携带|承认|交代|被|在|于|的|从|乘|入境|出境|申报|声称|表示|系|经|将|因|曾|是|与|和|及|持|（|\\(|[，。、；：）)\\s]|$|\\p{Nd}";
    private static final String JAPANESE_WORDS = "運転手|氏名|名前|乗客|旅客|荷受人|荷送人|容疑者|船長|名義人|受取人|差出人";
    private static final String KOREAN_WORDS = "운전자|운전기사|성명|이름|승객|용의자|피의자|수취인|발송인|여행자|선원|선장|화주|소유자|혐의자|남성|여성|운반책";

    /** Family names that are also everyday characters say nothing at the beginning of a phrase. */
    private static final String EVERYDAY = "金白黄黃高石马馬毛方江何于任易常段万钱龙雷时史秦汤田林周王张張文武叶";

    /** No name begins with these. */
    private static final String NOT_FIRST = "未不没曾已均所及等将被在从共人们申携持乘入出有无的和与为是因经向由对于其该本";

    /** Two or three characters that are neither a word for a person or an authority nor the beginning of a phrase. */
    private static final String PERSON =
            "((?![" + NOT_FIRST + "]|海关|关员|司机|旅客|警方|警察|嫌疑|当事|货主|男子|女子|船长|船员|公司|乘客|两名|三名|数名|一名)\\p{IsHan}{2,3}?)";

    private final List<Pattern> forms;

    EastAsianNames(Words words) {
        String family = alternatives(words.familyNames, false);
        String rare = alternatives(
                words.familyNames.stream()
                        .filter(name -> !EVERYDAY.contains(name))
                        .toList(),
                false);
        String korean = alternatives(words.familyNames, true);
        this.forms = List.of(
                // after a role or "named": a family name and one or two characters, or any two or three characters
                form("(?:" + CHINESE_WORDS + ")[：: 为是叫]{0,2}((?:" + family + ")\\p{IsHan}{1,2}?)(?=" + CHINESE_FOLLOW
                        + ")"),
                form("(?:" + CHINESE_WORDS + ")[：: 为是叫]{0,2}((?:" + family + ")\\p{IsHan}{1,2})"),
                form("(?:" + CHINESE_WORDS + ")((?![" + NOT_FIRST + "])\\p{IsHan}{2,3}?)(?=" + CHINESE_FOLLOW + ")"),
                form("(?:^|[，。；：\\s])" + PERSON + "(?=承认|交代|供述|驾驶|声称|否认|被捕|被抓|被拘|辩称|逃)"),
                form("由" + PERSON + "(?=和|与|及|携带|驾驶|承运|运输|签收|交付|，|。)"),
                form("人[为是系]" + PERSON + "(?=[，。；、]|$)"),
                form("(?:^|[，。；：\\s])(\\p{IsHan}{2,4})(?:先生|女士|小姐)"),
                form("(?:名叫|名为|姓名[：: 为是]{1,2}|人[：:])\\s?(\\p{IsHan}{2,4}?)(?=" + CHINESE_FOLLOW + ")"),
                form("(?:" + CHINESE_WORDS + ")[：: ]{0,2}(\\p{IsHan}{1,6}[·•]\\p{IsHan}{1,8})"),
                form("((?:" + family + ")\\p{IsHan}{0,2}?)(?:先生|女士|小姐|某某|某)"),
                form("(?:^|[，。、；：:\\s（(]|由|对|与|和|向)((?:" + rare
                        + ")\\p{IsHan}{1,2}?)(?=驾驶|携带|承认|交代|被|乘|声称|表示|持|，\\p{Nd}|（男|（女|（\\p{Nd}|，男|，女)"),
                // Japanese
                form("(?:" + JAPANESE_WORDS + ")[のはで：:、]{0,2}\\s?((?:" + family
                        + ")[\\s　]?\\p{IsHan}{1,3}|[ァ-ヴー]{2,}(?:[・=＝\\s][ァ-ヴー]{2,}){0,3})"),
                form("([\\p{IsHan}]{2,4}[\\s　]?\\p{IsHan}{0,3}|[ァ-ヴー・]{3,})(?:さん|氏(?!名)|容疑者|被告)"),
                form("([ァ-ヴー]{2,}[・＝][ァ-ヴー]{2,}(?:[・＝][ァ-ヴー]{2,})*)"),
                // Korean: three syllables of which the first is a family name
                form("(?:" + KOREAN_WORDS + ")(?:[은는이가의인]|으로)?[ :：]{0,3}((?:" + korean
                        + ")[가-힣]{2})(?=[은는이가을를의과와도]?(?:에게|으로|씨|님)?[\\s,.()]|$)"),
                form("(?:" + KOREAN_WORDS + ")(?:[은는이가의인])?[ ]?[:：][ ]?([가-힣]{2,5})"),
                form(
                        "(?:" + KOREAN_WORDS
                                + ")[은는이가]? ((?!수하물|가방|좌석|명단|전원|모두|일부|여러|다수)[가-힣]{2,4}?)(?=씨|님|(?:은|는|이|가|을|를|의)(?:[\\s,.]|$))"),
                form("(?<![가-힣])((?:" + korean + ")[가-힣]{1,2}) ?(?:씨|군|양|님)(?![가-힣]{2})"),
                form(
                        "(?<![가-힣])((?:김|이|박|최|정|강|조|윤|장|임)(?!치|것|박|후|전|상|동|번|미|내|외|스|하|로|보|도|근|대|소|초|종|고|확|품|비|치|식)[가-힣]{2})(?=[은는이가](?: |,))"));
    }

    @Override
    public void find(ScreenedText screened, Findings found) {
        if (!screened.eastAsian()) {
            return;
        }
        for (Pattern form : forms) {
            Matcher matcher = form.matcher(screened.text());
            while (matcher.find()) {
                found.add(Hit.Kind.NAME, matcher.start(1), matcher.end(1));
            }
        }
    }

    private static Pattern form(String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE);
    }

    private static String alternatives(List<String> names, boolean hangul) {
        return names.stream()
                .filter(name ->
                        (Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.HANGUL) == hangul)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.joining("|"));
    }
}
