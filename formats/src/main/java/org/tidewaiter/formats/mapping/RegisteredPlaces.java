package org.tidewaiter.formats.mapping;

import java.util.Locale;
import java.util.Optional;
import org.tidewaiter.report.registers.Places;
import org.tidewaiter.report.registers.RegisteredPlace;
import org.tidewaiter.report.registers.Resolution;

/** Finds places in the registers: the one that a text means, else the country in which all lie that it may mean. */
public final class RegisteredPlaces implements PlaceResolver {

    private static final String OFFICES = "offices";

    private final Places places;

    public RegisteredPlaces(Places places) {
        this.places = places;
    }

    @Override
    public Optional<Found> resolve(String text) {
        Resolution resolution = places.resolve(text, null, null);
        return resolution
                .place()
                .map(RegisteredPlaces::found)
                .or(() -> resolution.country().map(Found::country));
    }

    private static Found found(RegisteredPlace place) {
        return new Found(
                place.country(),
                place.identifiers().locode(),
                place.register().equals(OFFICES) ? place.code() : null,
                place.labels().in(Locale.ENGLISH),
                place.point());
    }
}
