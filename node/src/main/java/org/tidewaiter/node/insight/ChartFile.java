package org.tidewaiter.node.insight;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.node.web.Page;

/** All values of a chart as CSV (RFC 4180). Figures are written for programs, words for the reader. */
final class ChartFile {

    private ChartFile() {}

    static String of(List<Line> lines, Instant asOf, Page page) {
        String head = Stream.of("code", "value", "cases", "seizures", "generated", "open-source", "as-of")
                .map(column -> cell(page.text("insight.csv." + column)))
                .collect(Collectors.joining(","));
        return Stream.concat(Stream.of(head), lines.stream().map(line -> row(line, asOf)))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String row(Line line, Instant asOf) {
        Tally tally = line.tally();
        return String.join(
                ",",
                cell(line.code().equals(CellKey.NONE) ? "" : line.code()),
                cell(line.label()),
                Long.toString(tally.cases()),
                Long.toString(tally.seizures()),
                Long.toString(tally.generated()),
                Long.toString(tally.openSource()),
                asOf.toString());
    }

    private static String cell(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
