package org.tidewaiter.report.generated;

import java.time.LocalDate;
import java.util.Set;
import java.util.SplittableRandom;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;

/**
 * Plausible fictional cases of eight categories; the same seed gives the same cases, whose distributions are described in
 * {@code docs/generated-cases.md}. Their provenance is GENERATED. All names are invented. Not for use by several threads.
 */
public final class GeneratedCases {

    private final SplittableRandom random;
    private final CaseWriter cases;
    private final NominalWriter nominal;

    /**
     * Cases discovered anywhere.
     *
     * @param until day of the latest possible event; cases go back two years from it
     */
    public GeneratedCases(long seed, LocalDate until) {
        this(seed, until, Set.of());
    }

    /**
     * Cases discovered in certain countries.
     *
     * @param countries ISO 3166-1 alpha-2; empty means any
     */
    public GeneratedCases(long seed, LocalDate until, Set<String> countries) {
        this.random = new SplittableRandom(seed);
        this.cases = new CaseWriter(random, until, Posts.in(countries));
        this.nominal = new NominalWriter(random, until);
    }

    /** The countries in which cases can be discovered. */
    public static Set<String> countries() {
        return Posts.countries();
    }

    /** The next case. */
    public Case next() {
        SeizureReport report = cases.next();
        return new Case(report, nominal.of(report));
    }

    /**
     * A case in whose nominal part every field is filled and every text contains the marker and a suffix of its own. Codes
     * and dates cannot hold a marker and stay plausible ones.
     */
    public Case nextWithPlantedNominal(String marker) {
        SeizureReport report = cases.next();
        return new Case(report, new PlantedNominal(marker).of(report));
    }

    /** A report and its nominal part. */
    public record Case(SeizureReport report, NominalPart nominal) {}
}
