package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Severity.ASK;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.RouteLeg.Role;
import org.tidewaiter.report.SeizureReport;

/** The route. */
final class RouteRules {

    private RouteRules() {}

    static List<Rule> all() {
        return List.of(
                always("route-order", REFUSE, RouteRules::order),
                always("route-one-discovery", REFUSE, (subject, found) -> {
                    if (subject.report().route().stream()
                                    .filter(leg -> leg.role() == Role.DISCOVERY)
                                    .count()
                            > 1) {
                        found.at("route");
                    }
                }),
                always("route-discovery-country", ASK, (subject, found) -> {
                    String country = subject.report().discoveryCountry();
                    subject.eachLeg((leg, path) -> {
                        if (leg.role() == Role.DISCOVERY && country != null && !country.equals(leg.country())) {
                            found.at(path + ".country");
                        }
                    });
                }),
                always("route-departure-destination", ASK, (subject, found) -> {
                    SeizureReport report = subject.report();
                    Optional<String> departure = country(report, Role.DEPARTURE);
                    if (!"INTERNAL".equals(report.direction())
                            && departure.isPresent()
                            && departure.equals(country(report, Role.DESTINATION))) {
                        found.at("route");
                    }
                }),
                always("direction-route", ASK, (subject, found) -> {
                    SeizureReport report = subject.report();
                    if (contradicts(
                            String.valueOf(report.direction()),
                            report.discoveryCountry(),
                            country(report, Role.DEPARTURE).orElse(null),
                            country(report, Role.DESTINATION).orElse(null))) {
                        found.at("direction");
                    }
                }));
    }

    /** What comes in did not start here, what goes out does not end here, what passes does neither. */
    private static boolean contradicts(
            String direction, @Nullable String here, @Nullable String departure, @Nullable String destination) {
        if (here == null) {
            return false;
        }
        return switch (direction) {
            case "IMPORT" -> here.equals(departure);
            case "EXPORT", "RE_EXPORT" -> here.equals(destination);
            case "TRANSIT", "TRANSHIPMENT" -> here.equals(departure) || here.equals(destination);
            case "INTERNAL" ->
                departure != null && !here.equals(departure) || destination != null && !here.equals(destination);
            default -> false;
        };
    }

    /** Dates of the stations ascend; stations without a date are passed over. */
    private static void order(Subject subject, Findings found) {
        LocalDate before = LocalDate.MIN;
        List<RouteLeg> route = subject.report().route();
        for (int i = 0; i < route.size(); i++) {
            LocalDate date = route.get(i).date();
            if (date != null) {
                if (date.isBefore(before)) {
                    found.at("route[" + i + "].date");
                }
                before = date;
            }
        }
    }

    private static Optional<String> country(SeizureReport report, Role role) {
        return report.route().stream()
                .filter(leg -> leg.role() == role)
                .map(RouteLeg::country)
                .findFirst();
    }
}
