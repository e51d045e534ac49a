package org.tidewaiter.formats.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a cell is read. */
public sealed interface Reading {

    /** The cell as it stands. */
    record Text() implements Reading {}

    /** A number without a unit. */
    record Decimal(NumberStyle style) implements Reading {}

    /** A whole number. */
    record Whole(NumberStyle style) implements Reading {}

    /** An identifier of digits that a spreadsheet turned into a decimal number: {@code 9967345381.0}. */
    record DecimalIdentifier() implements Reading {}

    /** Yes or no, in the words of the file. */
    record YesNo(List<String> yes, List<String> no) implements Reading {
        public YesNo {
            yes = List.copyOf(yes);
            no = List.copyOf(no);
        }
    }

    /** The code listed for the cell, whatever its case, accents and blanks. */
    record Codes(Map<String, String> codes, Instead unlisted) implements Reading {
        public Codes {
            codes = InOrder.copyOf(codes);
        }
    }

    /**
     * A date in the first of these patterns that fits ({@link DatePattern}). A pattern without a day gives a date of which
     * the month or the year is known.
     *
     * @param languages of names of months, ISO 639
     */
    record Date(List<String> formats, List<String> languages) implements Reading {
        public Date {
            formats = List.copyOf(formats);
            languages = List.copyOf(languages);
        }
    }

    /**
     * An amount and its unit in one cell, such as {@code 12,5 kg} or {@code EUR 500}.
     *
     * @param units codes of units or currencies by their names in the file
     * @param unit code where the cell names none; null where it must
     */
    record Measure(
            NumberStyle style,
            Map<String, String> units,
            @Nullable String unit) implements Reading {
        public Measure {
            units = InOrder.copyOf(units);
        }
    }

    /** Free text that names a place, looked up in the registers ({@link PlaceResolver}). */
    record PlaceText() implements Reading {}
}
