package org.tidewaiter.formats.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which cell styles of a workbook show a number as a date, and how much of it. */
final class DateFormats {

    /** How much of a date a cell shows. */
    enum Shown {
        NUMBER,
        DAY,
        DAY_AND_TIME,
        MONTH,
        YEAR,
        TIME
    }

    private static final int MOST_STYLES = 100_000;
    /** What stands in quotes, brackets or after a backslash is shown as it is. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private final Map<Integer, Shown> shown = new HashMap<>();

    /** Reads the part {@code styles}. */
    void read(Xml xml) throws IOException {
        boolean inCellFormats = false;
        while (xml.next()) {
            String started = xml.started();
            if ("cellXfs".equals(started)) {
                inCellFormats = true;
            } else if ("cellXfs".equals(xml.ended())) {
                inCellFormats = false;
            } else if ("numFmt".equals(started)) {
                String code = xml.attribute("formatCode");
                if (code != null && formats.size() < MOST_STYLES) {
                    formats.put(number(xml.attribute("numFmtId")), code);
                }
            } else if (inCellFormats && "xf".equals(started) && formatOfStyle.size() < MOST_STYLES) {
                formatOfStyle.add(number(xml.attribute("numFmtId")));
            }
        }
    }

    /** How much of a date cells of that style show. */
    Shown shown(int style) {
        if (style < 0 || style >= formatOfStyle.size()) {
            return Shown.NUMBER;
        }
        return shown.computeIfAbsent(formatOfStyle.get(style), this::shownBy);
    }

    private Shown shownBy(int format) {
        String code = formats.get(format);
        return code == null ? builtIn(format) : of(code);
    }

    /** The formats that workbooks do not spell out; 27 to 36 and 50 to 58 are East Asian dates. */
    private static Shown builtIn(int format) {
        if (format == 17) {
            return Shown.MONTH;
        }
        if (format == 22) {
            return Shown.DAY_AND_TIME;
        }
        if ((format >= 18 && format <= 21) || (format >= 45 && format <= 47) || (format >= 32 && format <= 35)) {
            return Shown.TIME;
        }
        boolean day =
                (format >= 14 && format <= 16) || (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
        return day ? Shown.DAY : Shown.NUMBER;
    }

    static Shown of(String code) {
        String first = code.split(";", 2)[0];
        String letters =
                LITERAL.matcher(first).replaceAll("").toLowerCase(Locale.ROOT).replace("general", "");
        boolean time = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
        boolean day = letters.indexOf('d') >= 0;
        boolean year = letters.indexOf('y') >= 0 || letters.indexOf('e') >= 0 && !letters.contains("0");
        boolean month = letters.indexOf('m') >= 0;
        if (day) {
            return time ? Shown.DAY_AND_TIME : Shown.DAY;
        }
        if (year) {
            return time ? Shown.DAY_AND_TIME : month ? Shown.MONTH : Shown.YEAR;
        }
        return time ? Shown.TIME : month ? Shown.MONTH : Shown.NUMBER;
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Archive.damaged();
        }
    }
}
