package org.tidewaiter.report.generated;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.EventKind;
import org.tidewaiter.report.FormType;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.LineIds;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.Provenance;
import org.tidewaiter.report.Quantity;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Transport;

final class CaseWriter {

    private final SplittableRandom random;
    private final LocalDate until;

    CaseWriter(long seed, LocalDate until) {
        this.random = new SplittableRandom(seed);
        this.until = until;
    }

    GeneratedCases.Case next() {
        GoodsLine line = new GoodsLine(
                LineIds.next(random),
                "TOBACCO",
                "CIGARETTES",
                "240220",
                null,
                null,
                null,
                new Quantity(BigDecimal.valueOf(200L * random.nextInt(1, 5000)), "STK", "COUNTED"),
                "SEIZED",
                "CHEAP_WHITE",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        SeizureReport report = new SeizureReport(
                FormType.SIMPLIFIED,
                Provenance.GENERATED,
                EventKind.SEIZURE,
                EventDate.on(until.minusDays(random.nextInt(700))),
                "NL",
                "CUSTOMS",
                "NL",
                null,
                "SEAPORT",
                "IMPORT",
                null,
                "SMUGGLING",
                List.of(line),
                List.of(),
                new Transport("1", "CONTAINER_VESSEL", null),
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null);
        return new GeneratedCases.Case(report, NominalPart.none());
    }

    GeneratedCases.Case planted(String marker) {
        NominalPart nominal = new NominalPart(
                marker + "-ref",
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                marker + "-driver",
                null,
                null,
                null,
                java.util.Map.of(),
                List.of(),
                List.of(),
                marker + "-narrative");
        return new GeneratedCases.Case(next().report(), nominal);
    }
}
