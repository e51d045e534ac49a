package org.tidewaiter.formats.mapping;

import java.util.HashMap;
import java.util.Map;

/** Translates cells to codes: exactly, but whatever their case, accents and blanks. */
final class CodeCells {

    private final String field;
    private final String column;
    private final Converted unlisted;
    private final RowObserver observer;
    private final Map<String, Converted> exact = new HashMap<>();
    private final Map<String, Converted> folded = new HashMap<>();

    CodeCells(String field, String column, Reading.Codes codes, RowObserver observer) {
        this.field = field;
        this.column = column;
        this.unlisted = Converted.instead(codes.unlisted(), column, "cell.unlisted");
        this.observer = observer;
        codes.codes().forEach((value, code) -> {
            Converted converted = Converted.text(code);
            exact.put(value, converted);
            folded.put(CellFolding.fold(value), converted);
        });
    }

    Converted read(String cell) {
        Converted code = exact.get(cell);
        if (code == null) {
            code = folded.get(CellFolding.fold(cell));
        }
        if (code == null) {
            observer.untranslated(field, column, cell);
            return unlisted;
        }
        return code;
    }
}
