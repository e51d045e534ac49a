package org.tidewaiter.report.registers;

/** What a text may mean. */
public sealed interface Candidate {

    /** ISO 3166-1 alpha-2 of the country in which it lies, or which it is. */
    String country();

    Match how();

    /** A place of a register. */
    record OfPlace(RegisteredPlace place, Match how) implements Candidate {

        @Override
        public String country() {
            return place.country();
        }
    }

    /** A part of a country; no place of a register is meant. */
    record OfSubdivision(Subdivision subdivision, Match how) implements Candidate {

        @Override
        public String country() {
            return subdivision.country();
        }
    }

    /** A country; no place in it is known. */
    record OfCountry(String country, Match how) implements Candidate {}
}
