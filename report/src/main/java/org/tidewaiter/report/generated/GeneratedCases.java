package org.tidewaiter.report.generated;

import java.time.LocalDate;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;

/** Plausible fictional cases; the same seed gives the same cases. Not for use by several threads. */
public final class GeneratedCases {

    private final CaseWriter writer;

    /**
     * @param until day of the latest possible event
     */
    public GeneratedCases(long seed, LocalDate until) {
        this.writer = new CaseWriter(seed, until);
    }

    /** The next case. */
    public Case next() {
        return writer.next();
    }

    /** A case in whose nominal part every text contains the marker, each once and with a suffix of its own. */
    public Case nextWithPlantedNominal(String marker) {
        return writer.planted(marker);
    }

    /** A report and its nominal part. */
    public record Case(SeizureReport report, NominalPart nominal) {}
}
