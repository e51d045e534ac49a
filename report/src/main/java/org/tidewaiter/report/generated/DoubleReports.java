package org.tidewaiter.report.generated;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.tidewaiter.report.SeizureReport;

/**
 * Pairs of reports: two of one seizure as two authorities would tell it, and two of different seizures that are hard to tell
 * apart. The same seed gives the same pairs; their distributions are described in {@code docs/generated-cases.md}. Not for use
 * by several threads.
 */
public final class DoubleReports {

    private final GeneratedCases cases;
    private final ExactFigures figures;
    private final Retelling retelling;
    private final LookAlikes lookAlikes;

    /** @param until day of the latest possible event */
    public DoubleReports(long seed, LocalDate until) {
        Pick pick = new Pick(new SplittableRandom(seed));
        this.cases = new GeneratedCases(seed, until);
        this.figures = new ExactFigures(pick);
        this.retelling = new Retelling(pick);
        this.lookAlikes = new LookAlikes(pick, cases, figures);
    }

    /** Two reports, and what they have to do with each other. */
    public record Told(SeizureReport one, SeizureReport other, Relation relation) {}

    /** What two reports have to do with each other. */
    public enum Relation {
        /** They are about one seizure. */
        ONE_SEIZURE,
        /** The same office on the same day took like goods in two cases. */
        SAME_OFFICE_SAME_DAY,
        /** Travellers on one line at one airport, within days. */
        SERIES_AT_AN_AIRPORT,
        /** Couriers on one flight with equal quantities. */
        COURIERS_ON_ONE_FLIGHT,
        /** The same vessel brought like goods two weeks later. */
        SAME_VESSEL_LATER,
        /** Parcels of one sender with equal quantities. */
        PARCELS_OF_ONE_RING
    }

    /** A report that has to do with no other. */
    public SeizureReport alone() {
        return figures.in(cases.next().report());
    }

    /** Two reports of one seizure. */
    public Told twice() {
        SeizureReport event = alone();
        return new Told(event, retelling.of(event), Relation.ONE_SEIZURE);
    }

    /** Two reports of two seizures. */
    public Told lookAlike(Relation relation) {
        Told alike = lookAlikes.of(relation);
        return new Told(alike.one(), retelling.lightly(alike.other()), relation);
    }
}
