package org.tidewaiter.formats.xlsx;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The text of a cell. A formula is shown as such, never its result: nobody here can say whether that was computed. */
final class CellText {

    private static final int FORMULA_SHOWN = 100;

    private final Workbook workbook;
    private final CellNumbers numbers;
    private final int longest;
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();

    CellText(Workbook workbook, char decimal, int longest) {
        this.workbook = workbook;
        this.numbers = new CellNumbers(decimal, workbook.from1904());
        this.longest = longest + 1;
    }

    /** The text of the cell that starts here; goes on to its end. */
    String read(Xml xml) throws IOException {
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        value.setLength(0);
        formula.setLength(0);
        boolean hasFormula = false;
        @Nullable String inside = null;
        while (xml.next() && !xml.ends("c")) {
            String started = xml.started();
            if (started != null) {
                inside = started;
                hasFormula |= started.equals("f");
            } else if (xml.ended() != null) {
                inside = null;
            } else if ("v".equals(inside) || "t".equals(inside)) {
                xml.text(value, longest);
            } else if ("f".equals(inside)) {
                xml.text(formula, FORMULA_SHOWN);
            }
        }
        return hasFormula ? "=" + (formula.isEmpty() ? "?" : formula) : text(type, style);
    }

    private String text(@Nullable String type, @Nullable String style) {
        if (value.isEmpty()) {
            return "";
        }
        String text = value.toString();
        return switch (type) {
            case "s" -> shared(text);
            case "b" -> text.strip().equals("1") ? "true" : "false";
            case "str", "inlineStr", "e", "d" -> text;
            case null, default -> numbers.text(text.strip(), workbook.formats().shown(whole(style)));
        };
    }

    private String shared(String number) {
        String text = workbook.texts().get(whole(number.strip()));
        if (text == null) {
            throw Archive.damaged();
        }
        return text;
    }

    private static int whole(@Nullable String number) {
        try {
            return number == null ? 0 : Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw Archive.damaged();
        }
    }
}
