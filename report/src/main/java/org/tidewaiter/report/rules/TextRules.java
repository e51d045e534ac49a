package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.util.List;
import java.util.Map;

/** Every text of a report and its nominal part: its length and its characters. */
final class TextRules {

    private TextRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "text-length",
                        REFUSE,
                        (subject, found) -> texts(subject, (field, text, path) -> {
                            int limit = TextLimits.of(field);
                            if (text.length() > limit) {
                                found.at(path, Map.of("limit", Integer.toString(limit)));
                            }
                        })),
                always(
                        "text-characters",
                        REFUSE,
                        (subject, found) -> texts(subject, (field, text, path) -> {
                            if (!fit(text, TextLimits.paragraphs(field))) {
                                found.at(path);
                            }
                        })));
    }

    private static void texts(Subject subject, FieldText visitor) {
        Walk.over(
                subject,
                (owner, field, value, path) -> Walk.texts(value, path, (text, at) -> visitor.visit(field, text, at)));
    }

    private static boolean fit(String text, boolean paragraphs) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F) {
                continue;
            }
            int point = text.codePointAt(i);
            if (unfit(point) && !(paragraphs && (c == '\n' || c == '\t' || c == '\r'))) {
                return false;
            }
            i += Character.charCount(point) - 1;
        }
        return true;
    }

    /** Controls, halves of surrogate pairs, characters that turn the direction of writing, tags, non-characters. */
    private static boolean unfit(int point) {
        return Character.isISOControl(point)
                || point >= 0xD800 && point <= 0xDFFF
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069
                || point == 0xFEFF
                || point >= 0xFDD0 && point <= 0xFDEF
                || (point & 0xFFFE) == 0xFFFE
                || point >= 0xE0000 && point <= 0xE0FFF;
    }

    @FunctionalInterface
    private interface FieldText {
        void visit(String field, String text, Object path);
    }
}
