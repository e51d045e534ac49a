package org.tidewaiter.report.screening;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.report.rules.CheckDigits;

/** Numbers that are recognised by their form, and where they have one by their check digit. */
final class PatternNumbers implements Detector {

    /** No letter or digit beside it; in East Asian scripts words are not parted, so their letters may stand there. */
    static final String LETTER = "[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}]]";

    private static final String NOT_AFTER = "(?<!" + LETTER + ")";
    private static final String NOT_BEFORE = "(?!" + LETTER + ")";

    private static final Pattern EMAIL = Pattern.compile(
            "[\\p{L}\\p{N}._%+\\-]{1,64}\\s?(?:@|\\(at\\)|\\[at\\])\\s?[\\p{L}\\p{N}\\-]{1,63}(?:\\.[\\p{L}\\p{N}\\-]{1,63})+");

    private static final List<Form> FORMS = List.of(
            form(
                    Hit.Kind.ACCOUNT_NUMBER,
                    2,
                    NOT_AFTER + "[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?" + NOT_BEFORE,
                    PatternNumbers::iban),
            form(Hit.Kind.ACCOUNT_NUMBER, 13, NOT_AFTER + "\\d(?:[ -]?\\d){12,18}" + NOT_BEFORE, PatternNumbers::luhn),
            form(
                    Hit.Kind.TRANSPORT_NUMBER,
                    9,
                    NOT_AFTER + "[A-Z]{2} ?\\d{3} ?\\d{3} ?\\d{3} ?[A-Z]{2}" + NOT_BEFORE,
                    PatternNumbers::postal),
            form(
                    Hit.Kind.TRANSPORT_NUMBER,
                    11,
                    NOT_AFTER + "\\d{3}[- ]\\d{4} ?\\d{4}" + NOT_BEFORE,
                    PatternNumbers::airWaybill),
            form(
                    Hit.Kind.PHONE,
                    8,
                    "(?<![+])" + NOT_AFTER + "(?:\\+|00)\\p{Nd}(?:[ ().\\-/]{0,2}\\p{Nd}){7,14}" + NOT_BEFORE),
            form(Hit.Kind.PHONE, 8, NOT_AFTER + "0\\p{Nd}(?:[ .\\-/]?\\p{Nd}){7,9}" + NOT_BEFORE),
            form(Hit.Kind.VEHICLE_PLATE, 2, NOT_AFTER + "[A-Z]{2}-\\d{2,3}-[A-Z]{2}" + NOT_BEFORE),
            form(Hit.Kind.VEHICLE_PLATE, 2, NOT_AFTER + "[A-Z]{2}\\d{2} ?[A-Z]{3}" + NOT_BEFORE),
            form(
                    Hit.Kind.VEHICLE_PLATE,
                    5,
                    NOT_AFTER + "[АВЕКМНОРСТУХABEKMHOPCTYX] ?\\d{3} ?[АВЕКМНОРСТУХABEKMHOPCTYX]{2} ?\\d{2,3}"
                            + NOT_BEFORE),
            form(Hit.Kind.VEHICLE_PLATE, 4, NOT_AFTER + "[АВЕІКМНОРСТХ]{2} ?\\d{4} ?[АВЕІКМНОРСТХ]{2}" + NOT_BEFORE),
            form(Hit.Kind.VEHICLE_PLATE, 4, NOT_AFTER + "[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]{3}[- ]?\\d{4}" + NOT_BEFORE),
            form(Hit.Kind.VEHICLE_PLATE, 0, "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•. ]?[A-Z0-9]{5,6}(?![A-Z0-9])"),
            form(Hit.Kind.VEHICLE_PLATE, 6, "(?<!\\d)\\d{2,3}[가-힣] ?\\d{4}(?!\\d)"),
            form(Hit.Kind.DOCUMENT_NUMBER, 7, NOT_AFTER + "[A-Z]{1,2} ?\\d{7,8}" + NOT_BEFORE),
            form(Hit.Kind.DOCUMENT_NUMBER, 7, NOT_AFTER + "\\d{2}[A-Z]{2}\\d{5}" + NOT_BEFORE),
            form(Hit.Kind.DOCUMENT_NUMBER, 17, NOT_AFTER + "\\d{17}[\\dX]" + NOT_BEFORE),
            form(Hit.Kind.DOCUMENT_NUMBER, 13, NOT_AFTER + "\\d{6}-[1-4]\\d{6}" + NOT_BEFORE),
            form(Hit.Kind.CASE_REFERENCE, 5, NOT_AFTER + "\\p{Lu}{1,6}[-/]\\d{2,4}[-/]\\d{3,9}" + NOT_BEFORE));

    @Override
    public void find(ScreenedText screened, Findings found) {
        email(screened.text(), found);
        for (Form form : FORMS) {
            if (screened.digits() < form.digits()) {
                continue;
            }
            Matcher matcher = form.pattern().matcher(screened.text());
            while (matcher.find()) {
                if (form.good().test(matcher.group())) {
                    found.add(form.kind(), matcher.start(), matcher.end());
                }
            }
        }
    }

    private static void email(String text, Findings found) {
        if (!text.contains("@") && !text.contains("(at)") && !text.contains("[at]")) {
            return;
        }
        Matcher matcher = EMAIL.matcher(text);
        while (matcher.find()) {
            found.add(Hit.Kind.EMAIL, matcher.start(), matcher.end());
        }
    }

    private static Form form(Hit.Kind kind, int digits, String pattern) {
        return form(kind, digits, pattern, text -> true);
    }

    private static Form form(Hit.Kind kind, int digits, String pattern, Predicate<String> good) {
        Predicate<String> person = text -> good.test(text) && !CheckDigits.container(text);
        return new Form(kind, digits, Pattern.compile(pattern), person);
    }

    /** ISO 13616: country and check digits moved to the end, letters as numbers, remainder 1 modulo 97. */
    private static boolean iban(String text) {
        String bare = text.replace(" ", "");
        if (bare.length() < 15 || bare.length() > 34) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (bare.substring(4) + bare.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    /** ISO/IEC 7812: every second digit from the right doubled, sum divisible by ten. */
    private static boolean luhn(String text) {
        String digits = text.replaceAll("\\D", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int value = i % 2 == 1 ? digit * 2 : digit;
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0
                && digits.charAt(0) != '0'
                && digits.chars().distinct().count() > 1;
    }

    /** UPU S10: weights 8 6 4 2 3 5 9 7, eleven minus the remainder; ten is written 0 and eleven 5. */
    private static boolean postal(String text) {
        String digits = text.replaceAll("\\D", "");
        int[] weights = {8, 6, 4, 2, 3, 5, 9, 7};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        int check = 11 - sum % 11;
        int written = check == 10 ? 0 : check == 11 ? 5 : check;
        return written == digits.charAt(8) - '0';
    }

    /** Air way-bill: the first seven digits of the serial number modulo seven are its eighth. */
    private static boolean airWaybill(String text) {
        String digits = text.replaceAll("\\D", "");
        return Integer.parseInt(digits.substring(3, 10)) % 7 == digits.charAt(10) - '0';
    }

    /** @param digits how many a text holds at least in which it can occur */
    private record Form(Hit.Kind kind, int digits, Pattern pattern, Predicate<String> good) {}
}
