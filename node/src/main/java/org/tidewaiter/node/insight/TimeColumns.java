package org.tidewaiter.node.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.insight.page.Chart;
import org.tidewaiter.node.insight.page.Columns;
import org.tidewaiter.node.insight.page.Row;
import org.tidewaiter.node.web.Page;

/** Draws cases over time: a column for each month or week from the first to the last, also for those without a case. */
@Component
class TimeColumns {

    private static final int HEIGHT = 220;
    private static final int TOP = 12;
    private static final int BASE = 190;
    private static final int TICKS = 6;
    /** Words of a later column would run out of the drawing. */
    private static final double LAST_TICK = 0.88;
    /** Beyond that, columns are too narrow to be met with a finger: the last ones are shown, the table has all. */
    private static final int MOST = 120;

    private final Charts charts;

    TimeColumns(Charts charts) {
        this.charts = charts;
    }

    /** Null where nothing has a date. */
    @Nullable
    Columns of(Overview overview, OverviewFilter filter, Page page) {
        boolean weekly = !overview.weeks().isEmpty();
        List<Overview.Period> periods = weekly ? overview.weeks() : overview.months();
        List<Overview.Period> counted =
                periods.stream().filter(period -> period.tally().cases() > 0).toList();
        if (counted.isEmpty()) {
            return null;
        }
        Chart chart = charts.of(ChartKind.TIME, overview, filter, page);
        long largest = counted.stream()
                .mapToLong(period -> period.tally().cases())
                .max()
                .orElse(1);
        long step = step(largest);
        long top = (largest + step - 1) / step * step;
        LocalDate end = counted.getLast().first();
        int slots = Math.min(MOST, slots(counted.getFirst().first(), end, weekly) + 1);
        List<Columns.Column> columns = new ArrayList<>();
        int every = Math.max(1, (slots + TICKS - 1) / TICKS);
        for (int i = 0; i < counted.size(); i++) {
            int slot = slots - 1 - slots(counted.get(i).first(), end, weekly);
            if (slot >= 0) {
                columns.add(column(
                        chart.rows().get(i),
                        counted.get(i),
                        slot,
                        slots,
                        top,
                        slot % every == 0 && slot < slots * LAST_TICK ? every : 0,
                        weekly,
                        page));
            }
        }
        List<Columns.Line> scale = new ArrayList<>();
        for (long figure = 0; figure <= top; figure += step) {
            scale.add(new Columns.Line(y(figure, top), page.wording().number(figure)));
        }
        return new Columns(chart, columns, scale, HEIGHT, BASE);
    }

    private static Columns.Column column(
            Row row, Overview.Period period, int slot, int slots, long top, int every, boolean weekly, Page page) {
        int y = Math.min(y(period.tally().cases(), top), BASE - 2);
        String tick = weekly
                ? page.wording().date(period.first())
                : page.wording().month(java.time.YearMonth.from(period.first()));
        return new Columns.Column(
                row,
                percent(slot + 0.12, slots),
                percent(0.76, slots),
                y,
                BASE - y,
                every == 0 ? null : tick,
                percent(slot + 0.12, slots),
                every > 0 && slot / every % 2 == 1);
    }

    private static int slots(LocalDate first, LocalDate last, boolean weekly) {
        return (int)
                (weekly
                        ? Math.round(ChronoUnit.DAYS.between(first, last) / 7.0)
                        : ChronoUnit.MONTHS.between(first, last));
    }

    private static int y(long cases, long top) {
        return BASE - (int) Math.round((double) cases / top * (BASE - TOP));
    }

    /** Three or four lines at round figures. */
    private static long step(long largest) {
        long power = (long) Math.pow(10, Math.floor(Math.log10(Math.max(1, largest / 3.0))));
        for (long factor : new long[] {1, 2, 5, 10}) {
            if (power * factor * 4 >= largest) {
                return Math.max(1, power * factor);
            }
        }
        return Math.max(1, power * 10);
    }

    private static String percent(double slot, int slots) {
        return String.format(Locale.ROOT, "%.3f%%", 100 * slot / slots);
    }
}
