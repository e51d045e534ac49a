package org.tidewaiter.report.screening;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Streets with a house number, and Arabic streets without. */
final class Addresses implements Detector {

    private static final String WORD = "[\\p{L}\\p{M}'’.\\-]+";
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** In Arabic the street alone is one, for a number often does not follow. */
    private static final Pattern ARABIC =
            Pattern.compile("شارع [\\p{L}\\p{M}]+(?: [\\p{L}\\p{M}]+){0,2}(?:[،, ]+(?:رقم )?\\p{Nd}{1,4})?");

    /** Each ends with a house number. */
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile(
                    "(?<![\\p{N}.,])\\d{1,5}[a-zA-Z]?,? (?:\\p{Lu}" + WORD + " ){1,3}"
                            + "(?:Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Boulevard|Way|Close|Court|Square|Crescent|Terrace|Place|Gardens)\\b"),
            Pattern.compile(
                    "(?<![\\p{N}.,])\\d{1,5}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|chemin|allée|impasse|quai|place|route de|cours) (?:"
                            + WORD + " ?){1,4}",
                    ANY_CASE),
            Pattern.compile(
                    "(?<![\\p{L}])(?:calle|avenida|avda\\.?|via|viale|corso|piazza|rua|ul\\.|ulica|aleja|strada|str\\.|ulitsa|cadde\\p{L}*|улиц[аеыу]|ул\\.|вулиц\\p{L}*|проспект\\p{L}*|пр-т|пер\\.|переул\\p{L}*|οδός|οδό|οδού|λεωφόρ\\p{L}*) (?:"
                            + WORD + "[ ,]{1,2}){1,4}(?:д\\.|дом|буд\\.|αρ\\.|no\\.?|n°)? ?\\d{1,4}",
                    ANY_CASE),
            Pattern.compile("(?:" + WORD + " ){1,3}(?:Sokak|Sokağı|Caddesi|Cad\\.)(?: No:?)? ?\\d{1,4}"),
            Pattern.compile(
                    "(?<![\\p{L}])\\p{Lu}\\p{L}+(?:straat|weg|laan|gracht|kade|dijk|gade|gatan|vej|veien|stra(?:ss|ß)e|str\\.|platz|allee|plein|utca) \\d{1,4}[a-z]?"),
            Pattern.compile("[\\p{IsHan}]{2,12}(?:路|街|道|巷|弄)\\p{Nd}{1,5}(?:号|號)(?:[\\p{IsHan}\\p{Nd}]{1,10}室)?"),
            Pattern.compile(
                    "[\\p{IsHan}]{2,10}(?:区|市|町)[\\p{IsHan}]{0,8}\\p{Nd}{1,3}(?:丁目|-)\\p{Nd}{1,3}(?:[-番]\\p{Nd}{1,3}号?)?"),
            Pattern.compile("[가-힣]{1,8}(?:로|길) ?\\p{Nd}{1,4}(?:번길 ?\\p{Nd}{1,4})?(?:호)?(?![\\p{Nd}가-힣])"),
            Pattern.compile(
                    "[\\p{IsGeorgian}]+(?: [\\p{IsGeorgian}]+)? (?:ქუჩა|ქუჩის|ქუჩაზე|ქ\\.|გამზირ\\p{L}*)[ ,]*(?:№ ?)?\\p{Nd}{1,4}"));

    @Override
    public void find(ScreenedText screened, Findings found) {
        if (screened.uncased()) {
            find(ARABIC, screened.text(), found);
        }
        if (screened.digits() > 0) {
            FORMS.forEach(form -> find(form, screened.text(), found));
        }
    }

    private static void find(Pattern form, String text, Findings found) {
        Matcher matcher = form.matcher(text);
        while (matcher.find()) {
            found.add(Hit.Kind.ADDRESS, matcher.start(), matcher.end());
        }
    }
}
