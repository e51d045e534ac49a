package org.tidewaiter.report.generated;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.Offenders;
import org.tidewaiter.report.SeizureReport;

/** Writes the nominal part of a case: the people of its offenders, and a case reference. */
final class NominalWriter {

    private final Pick pick;
    private final LocalDate until;

    NominalWriter(RandomGenerator random, LocalDate until) {
        this.pick = new Pick(random);
        this.until = until;
    }

    NominalPart of(SeizureReport report) {
        List<Offenders.Profile> profiles =
                report.offenders() == null ? List.of() : report.offenders().profiles();
        List<NominalPart.Person> persons = profiles.stream().map(this::person).toList();
        boolean road =
                report.transport() != null && "3".equals(report.transport().mode());
        boolean parcel =
                report.transport() != null && "5".equals(report.transport().mode());
        return new NominalPart(
                report.reportingCountry() + "-" + until.getYear() + "-" + pick.digits(7),
                null,
                null,
                null,
                null,
                road ? List.of(pick.letters(2) + "-" + pick.digits(2) + "-" + pick.letters(2)) : List.of(),
                null,
                parcel ? "RR" + pick.digits(9) + report.reportingCountry() : null,
                persons.isEmpty()
                        ? null
                        : persons.getFirst().givenNames() + " "
                                + persons.getFirst().familyName(),
                pick.from(Invented.COMPANIES),
                pick.from(Invented.COMPANIES),
                null,
                serialNumbers(report),
                persons,
                List.of(),
                null);
    }

    private NominalPart.Person person(Offenders.Profile profile) {
        String family = pick.from(Invented.FAMILY_NAMES);
        String given = pick.from(Invented.GIVEN_NAMES);
        return new NominalPart.Person(
                family,
                given,
                List.of(),
                until.minusYears(pick.between(19, 60)).minusDays(pick.between(0, 364)),
                pick.from(Invented.TOWNS),
                profile.nationality(),
                profile.sex(),
                List.of(new NominalPart.Document(
                        "PASSPORT", pick.letters(2) + pick.digits(7), profile.nationality(), until.minusYears(3))),
                pick.from(Invented.STREETS) + " " + pick.between(1, 200) + ", " + pick.from(Invented.TOWNS),
                null,
                null,
                null,
                profile.role());
    }

    private Map<String, List<String>> serialNumbers(SeizureReport report) {
        Map<String, List<String>> numbers = new HashMap<>();
        for (GoodsLine line : report.goods()) {
            if (line.subcategory().equals("HANDGUNS")) {
                numbers.put(
                        line.id(),
                        IntStream.range(0, 2)
                                .mapToObj(i -> pick.letters(2) + pick.digits(5))
                                .toList());
            }
        }
        return numbers;
    }
}
