package org.tidewaiter.formats.mapping;

import java.util.List;

/** Cells of a row. */
final class Cells {

    private Cells() {}

    /** The cell at that position without the blanks around it; empty where the row is shorter. */
    static String at(List<String> cells, int position) {
        return position < cells.size() ? stripped(cells.get(position)) : "";
    }

    /** Whether a text holds only what people can see: no control characters, no half characters, no turned direction. */
    static boolean clean(String text) {
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each < ' ' || each > '~') {
                return cleanFrom(text, at);
            }
        }
        return true;
    }

    private static boolean cleanFrom(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int each = text.codePointAt(at);
            boolean lineEnd = each == '\n' || each == '\r' || each == '\t';
            if ((Character.isISOControl(each) && !lineEnd) || turnsDirection(each) || halfCharacter(each)) {
                return false;
            }
            at += Character.charCount(each);
        }
        return true;
    }

    private static boolean turnsDirection(int each) {
        return (each >= 0x202A && each <= 0x202E) || (each >= 0x2066 && each <= 0x2069);
    }

    private static boolean halfCharacter(int each) {
        return (each >= 0xD800 && each <= 0xDFFF) || each == 0xFFFE || each == 0xFFFF || each == 0xFFFD;
    }

    private static String stripped(String cell) {
        String text = cell.strip();
        boolean oddBlank = !text.isEmpty()
                && (Character.isSpaceChar(text.charAt(0)) || Character.isSpaceChar(text.charAt(text.length() - 1)));
        return oddBlank ? withoutOddBlanks(text) : text;
    }

    /** Also without the blanks that do not part words, which spreadsheets and web pages leave behind. */
    private static String withoutOddBlanks(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && blank(text.charAt(start))) {
            start++;
        }
        while (end > start && blank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean blank(char each) {
        return Character.isSpaceChar(each) || Character.isWhitespace(each);
    }
}
