package org.tidewaiter.node.vocabulary;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.registers.Point;
import org.tidewaiter.report.registers.RegisteredPlace;
import org.tidewaiter.report.vocabulary.Labels;

/**
 * An office or border post of this node.
 *
 * @param code chosen by the administration, never changed
 * @param revision counts its changes from 1
 */
record Office(String code, Details details, int revision, Instant changedAt, String changedBy) {

    static final String REGISTER = "offices";

    /**
     * What may be corrected.
     *
     * @param kind code of the list {@code location-type}
     * @param country ISO 3166-1 alpha-2
     * @param latitude degrees north, a tenth of a degree; with {@code longitude} or not at all
     * @param validTo last day on which reports may name it, null while it has not ended
     */
    record Details(
            String kind,
            String nameEn,
            @Nullable String nameFr,
            @Nullable String nameLocal,
            String country,
            @Nullable String locode,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {

        Details endingOn(@Nullable LocalDate day) {
            return new Details(kind, nameEn, nameFr, nameLocal, country, locode, latitude, longitude, validFrom, day);
        }
    }

    RegisteredPlace place() {
        Map<String, String> labels = new HashMap<>();
        labels.put("en", details.nameEn());
        if (details.nameFr() != null) {
            labels.put("fr", details.nameFr());
        }
        BigDecimal latitude = details.latitude();
        BigDecimal longitude = details.longitude();
        return new RegisteredPlace(
                REGISTER,
                code,
                details.kind(),
                new Labels(labels),
                details.nameLocal() == null ? List.of() : List.of(details.nameLocal()),
                null,
                details.country(),
                RegisteredPlace.Identifiers.locode(details.locode()),
                latitude == null || longitude == null
                        ? null
                        : new Point(latitude.doubleValue(), longitude.doubleValue()),
                new RegisteredPlace.Validity(details.validFrom(), details.validTo()));
    }
}
