package org.tidewaiter.formats.table;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What stands in one cell. */
public sealed interface Cell {

    /** Nothing recorded. */
    Cell BLANK = new Text("");

    /** As text files write it: plain digits, dates as 2026-05-03. */
    String text();

    record Text(String text) implements Cell {}

    record Amount(BigDecimal amount) implements Cell {
        @Override
        public String text() {
            return amount.toPlainString();
        }
    }

    record Day(LocalDate day) implements Cell {
        @Override
        public String text() {
            return day.toString();
        }
    }
}
