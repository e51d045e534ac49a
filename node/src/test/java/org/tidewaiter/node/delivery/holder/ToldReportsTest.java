package org.tidewaiter.node.delivery.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.letter.LetterBounds;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.Holder;
import org.tidewaiter.node.delivery.ReportHolders.Copies;

class ToldReportsTest {

    private static final Instant SINCE = Instant.parse("2026-05-20T08:00:00Z");

    private static ToldReport told(int number, int holders) {
        List<Holder> all = new ArrayList<>();
        for (int i = 0; i < holders; i++) {
            all.add(new Holder(
                    "NODE-" + i, null, 2, true, Holder.State.OUTSTANDING, SINCE, "unreachable", new UUID(7, i)));
        }
        return new ToldReport(
                new ReportIdentity("EE-CUSTOMS", new UUID(0x7000L, 0x8000_0000_0000_0000L | number)),
                all,
                List.of(new Copies("LV", 3)));
    }

    @Test
    void isReadAsItWasWritten() {
        List<ToldReport> reports = List.of(told(1, 2), told(2, 0));

        assertThat(ToldReports.write(reports)).hasSize(1);
        assertThat(ToldReports.read(ToldReports.write(reports).getFirst())).contains(reports);
    }

    @Test
    void manyReportsGoInSeveralLettersWithinTheirBounds() {
        List<ToldReport> reports = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            reports.add(told(i, 50));
        }

        List<String> bodies = ToldReports.write(reports);

        assertThat(bodies)
                .hasSizeGreaterThan(1)
                .allSatisfy(body -> assertThat(body.length()).isLessThanOrEqualTo(LetterBounds.BODY_BYTES));
        assertThat(bodies.stream().flatMap(body -> ToldReports.read(body).orElseThrow().stream()))
                .containsExactlyElementsOf(reports);
    }

    @Test
    void whatNamesANodeTwiceOrHoldsTextIsNotRead() {
        String body = ToldReports.write(List.of(told(1, 2))).getFirst();

        assertThat(ToldReports.read(body.replace("NODE-1", "NODE-0"))).isEmpty();
        assertThat(ToldReports.read(body.replace("unreachable", "the line is down")))
                .isEmpty();
        assertThat(ToldReports.read(body.replace("OUTSTANDING", "GONE"))).isEmpty();
        assertThat(ToldReports.read("[]")).isEmpty();
        assertThat(ToldReports.read("{")).isEmpty();
    }

    @Test
    void noReportHasMoreHoldersThanALetterHolds() {
        String body = ToldReports.write(List.of(told(1, 500))).getFirst();

        assertThat(ToldReports.read(body).orElseThrow().getFirst().holders()).hasSize(ToldReport.MOST);
        assertThat(body.length()).isLessThanOrEqualTo(LetterBounds.BODY_BYTES);
    }
}
