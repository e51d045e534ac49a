package org.tidewaiter.node.vocabulary;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.settings.MemberSettings;
import org.tidewaiter.report.registers.Places;

/** The places that this node knows: ports, airports and its own offices and border posts. */
@Component
public class PlaceDirectory {

    private static final String ALL = "";

    private final OfficeStore offices;
    private volatile Known known = new Known("-", Map.of());

    PlaceDirectory(OfficeStore offices) {
        this.offices = offices;
    }

    /** @param places by the country of the offices among them, empty for those of all countries */
    private record Known(String stamp, Map<String, Places> places) {}

    /**
     * As the register stands now; to whoever belongs to a member of a gateway with the offices of that member's country
     * alone. Who resolves many texts asks once and keeps the answer for as long as that takes.
     */
    @Transactional(readOnly = true)
    public Places places(AccessScope scope) {
        String stamp = offices.stamp();
        Known now = known;
        if (!now.stamp().equals(stamp)) {
            now = new Known(stamp, new ConcurrentHashMap<>());
            known = now;
        }
        String country = scope.member().map(MemberSettings::countryOf).orElse(ALL);
        return now.places().computeIfAbsent(country, this::withOffices);
    }

    private Places withOffices(String country) {
        return Places.shipped()
                .with(offices.all().stream()
                        .filter(office -> country.equals(ALL)
                                || office.details().country().equals(country))
                        .map(Office::place)
                        .toList());
    }
}
