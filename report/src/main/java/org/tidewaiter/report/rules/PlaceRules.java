package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Severity.ASK;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.Place;

/** UN/LOCODEs and coordinates. */
final class PlaceRules {

    /** Country, then three letters or digits from 2 to 9, as the UN/LOCODE manual writes them. */
    private static final Pattern LOCODE = Pattern.compile("[A-Z]{2}[A-Z2-9]{3}");

    private PlaceRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "locode-syntax",
                        REFUSE,
                        (subject, found) -> locodes(subject, (locode, country, path) -> {
                            if (!LOCODE.matcher(locode).matches()) {
                                found.at(path);
                            }
                        })),
                always(
                        "locode-country",
                        ASK,
                        (subject, found) -> locodes(subject, (locode, country, path) -> {
                            if (country != null && LOCODE.matcher(locode).matches() && !locode.startsWith(country)) {
                                found.at(path);
                            }
                        })),
                always("coordinates-range", REFUSE, place((place, found) -> {
                    outside(place.latitude(), 90, "place.latitude", found);
                    outside(place.longitude(), 180, "place.longitude", found);
                })),
                always("coordinates-rounded", REFUSE, place((place, found) -> {
                    tooExact(place.latitude(), "place.latitude", found);
                    tooExact(place.longitude(), "place.longitude", found);
                })),
                always("coordinates-pair", REFUSE, place((place, found) -> {
                    if ((place.latitude() == null) != (place.longitude() == null)) {
                        found.at(place.latitude() == null ? "place.latitude" : "place.longitude");
                    }
                })));
    }

    private static void outside(@Nullable BigDecimal degrees, int bound, String path, Findings found) {
        if (degrees != null && degrees.abs().compareTo(BigDecimal.valueOf(bound)) > 0) {
            found.at(path);
        }
    }

    /** A tenth of a degree is some eleven kilometres: a town, not a house. */
    private static void tooExact(@Nullable BigDecimal degrees, String path, Findings found) {
        if (degrees != null && degrees.stripTrailingZeros().scale() > 1) {
            found.at(path);
        }
    }

    private static void locodes(Subject subject, LocodeCheck check) {
        Place place = subject.report().place();
        if (place != null && place.locode() != null) {
            check.judge(place.locode(), subject.report().discoveryCountry(), "place.locode");
        }
        subject.eachLeg((leg, path) -> {
            if (leg.locode() != null) {
                check.judge(leg.locode(), leg.country(), path + ".locode");
            }
        });
    }

    private static Rule.Check place(PlaceCheck check) {
        return (subject, found) -> {
            Place place = subject.report().place();
            if (place != null) {
                check.judge(place, found);
            }
        };
    }

    @FunctionalInterface
    private interface PlaceCheck {
        void judge(Place place, Findings found);
    }

    @FunctionalInterface
    private interface LocodeCheck {
        void judge(String locode, @Nullable String country, String path);
    }
}
