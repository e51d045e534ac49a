package org.tidewaiter.report.matching;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.Concealment;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.Place;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.RouteLeg.Role;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Transport;
import org.tidewaiter.report.registers.Places;
import org.tidewaiter.report.units.UnitConversion;

/** Reads the traits of reports. Safe for use by many threads. */
public final class TraitsReader {

    private static final Set<Role> ORIGINS = Set.of(Role.ORIGIN, Role.DEPARTURE, Role.EXPORT);
    private static final int COUNTRY = 2;

    private final SpotReader spots;
    private final KindTotals totals;

    TraitsReader(Places places, UnitConversion units, Weights weights) {
        this.spots = new SpotReader(places, weights.commonPlaceWords(), weights.commonPlaceEndings());
        this.totals = new KindTotals(units);
    }

    /** With the places, units and words that come with this program. */
    public static TraitsReader load() {
        return new TraitsReader(Places.shipped(), UnitConversion.load(), Weights.load());
    }

    public Traits of(SeizureReport report) {
        String stated = stated(report);
        String country = stated == null ? report.reportingCountry() : stated;
        return new Traits(
                report.eventKind() == null ? null : report.eventKind().name(),
                report.eventDate(),
                country,
                stated == null,
                spots.of(report.place(), country),
                known(report.locationType()),
                known(report.direction()),
                known(report.offence()),
                totals.of(report.goods()),
                origins(report),
                further(report, country),
                report.transport() == null || "0".equals(report.transport().mode())
                        ? null
                        : report.transport().mode(),
                report.transport() == null ? null : known(report.transport().conveyance()),
                carried(report.transport()),
                codes(report.concealment().stream().map(Concealment::place)),
                codes(report.concealment().stream().map(Concealment::method)),
                report.offenders() == null ? null : report.offenders().count(),
                report.operation());
    }

    private static @Nullable String stated(SeizureReport report) {
        if (report.discoveryCountry() != null) {
            return report.discoveryCountry();
        }
        Place place = report.place();
        return place == null || place.locode() == null || place.locode().length() < COUNTRY
                ? null
                : place.locode().substring(0, COUNTRY);
    }

    private static @Nullable String known(@Nullable String code) {
        return code == null || code.equals("UNKNOWN") || code.equals("OTHER") || code.equals("NONE") ? null : code;
    }

    private static List<String> codes(Stream<@Nullable String> codes) {
        return codes.map(TraitsReader::known)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<String> origins(SeizureReport report) {
        return Stream.concat(
                        report.route().stream()
                                .filter(leg -> ORIGINS.contains(leg.role()))
                                .map(RouteLeg::country),
                        report.route().stream().anyMatch(leg -> ORIGINS.contains(leg.role()))
                                ? Stream.empty()
                                : report.goods().stream().map(GoodsLine::originCountry))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<String> further(SeizureReport report, @Nullable String country) {
        return report.route().stream()
                .filter(leg -> leg.role() == Role.TRANSIT || leg.role() == Role.DESTINATION)
                .map(RouteLeg::country)
                .filter(each -> !each.equals(country))
                .distinct()
                .toList();
    }

    private static Traits.@Nullable Carried carried(@Nullable Transport transport) {
        Transport.Identity identity = transport == null ? null : transport.identity();
        return identity == null
                ? null
                : new Traits.Carried(
                        name(identity.carrier()),
                        number(identity.flight()),
                        name(identity.vessel()),
                        number(identity.imo()),
                        number(identity.container()),
                        number(identity.seal()));
    }

    private static @Nullable String name(@Nullable String text) {
        return text == null ? null : Names.plain(text);
    }

    private static @Nullable String number(@Nullable String text) {
        return text == null ? null : Names.number(text);
    }
}
