package org.tidewaiter.client;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.formats.rows.SourceRow;

/** Tells the faults of a refused report by the rows that it was made of: a report goes in whole or not at all. */
final class RefusedReport {

    private static final Pattern GOODS_LINE = Pattern.compile("goods\\[([0-9]{1,6})\\].*");

    private final List<SourceRow> rows;
    private final List<ApiFault> faults;

    RefusedReport(List<SourceRow> rows, List<ApiFault> faults) {
        this.rows = rows;
        this.faults = faults;
    }

    /** The faults of the report and of that row's goods line; failing these, which row is at fault. */
    List<RowFault> faults(int row) {
        List<RowFault> ofRow = new ArrayList<>();
        for (ApiFault fault : faults) {
            int at = goodsLine(fault);
            if (at < 0 || at == row) {
                ofRow.add(new RowFault(null, fault.rule(), fault.message(), fault.message()));
            }
        }
        return ofRow.isEmpty() ? List.of(otherRow()) : ofRow;
    }

    private RowFault otherRow() {
        int first = faults.stream().mapToInt(this::goodsLine).min().orElse(0);
        return RowFault.ofRow(
                "report.other-row", Long.toString(rows.get(Math.max(0, first)).number()));
    }

    /** The row of the goods line that a fault names, or -1 where it concerns the report as a whole. */
    private int goodsLine(ApiFault fault) {
        Matcher matcher = GOODS_LINE.matcher(fault.path());
        if (!matcher.matches()) {
            return -1;
        }
        int line = Integer.parseInt(matcher.group(1));
        return line < rows.size() ? line : -1;
    }
}
