package org.tidewaiter.formats.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.tidewaiter.formats.xlsx.DateFormats.Shown;

/** Numbers of cells as text: as a person sees them, dates in ISO 8601 as far as the cell shows them. */
final class CellNumbers {

    /** Of fractions, spreadsheets keep and show fifteen digits; what stands behind them is noise. */
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    private static final int LONGEST = 40;

    private static final long LAST_DAY = 2_958_465;
    private static final long SECONDS_A_DAY = 86_400;
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final char decimal;
    private final boolean from1904;

    CellNumbers(char decimal, boolean from1904) {
        this.decimal = decimal;
        this.from1904 = from1904;
    }

    /** The number as text, or an error as spreadsheets show it where it is none. */
    String text(String number, Shown shown) {
        double value;
        try {
            value = number.length() > LONGEST ? Double.NaN : Double.parseDouble(number);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!Double.isFinite(value)) {
            return "#NUM!";
        }
        boolean date = shown != Shown.NUMBER && value >= 0 && value <= LAST_DAY;
        return date ? date(value, shown) : plain(number);
    }

    private String plain(String number) {
        if (wholeDigits(number)) {
            return number;
        }
        BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
        String text = (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
        return decimal == '.' ? text : text.replace('.', decimal);
    }

    /** A whole number is kept to its last digit, as it may be an identifier. */
    private static boolean wholeDigits(String number) {
        return !number.isEmpty() && number.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    private String date(double value, Shown shown) {
        long days = (long) Math.floor(value);
        long seconds = Math.round((value - days) * SECONDS_A_DAY);
        if (seconds == SECONDS_A_DAY) {
            days++;
            seconds = 0;
        }
        LocalTime time = LocalTime.ofSecondOfDay(seconds);
        if (shown == Shown.TIME) {
            return TIME.format(time);
        }
        LocalDate day = day(days);
        return switch (shown) {
            case MONTH -> MONTH.format(day);
            case YEAR -> Integer.toString(day.getYear());
            case DAY_AND_TIME -> (time.getSecond() == 0 ? MINUTES : SECONDS).format(LocalDateTime.of(day, time));
            default -> day.toString();
        };
    }

    /** In the count from 1900 there is a 29 February 1900, which never was: before it, days count one less. */
    private LocalDate day(long days) {
        if (from1904) {
            return LocalDate.of(1904, 1, 1).plusDays(days);
        }
        return LocalDate.of(1899, 12, days < 60 ? 31 : 30).plusDays(days);
    }
}
