package org.tidewaiter.node.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines and areas on the map: where they run, and that none runs across the whole of it. */
class MapTest {

    private static final Degrees TOKYO = new Degrees(139.8, 35.5);
    private static final Degrees LOS_ANGELES = new Degrees(-118.4, 33.9);
    private static final Degrees LONDON = new Degrees(-0.5, 51.5);

    private static double longestStep(List<List<Degrees>> pieces) {
        double longest = 0;
        for (List<Degrees> piece : pieces) {
            for (int i = 1; i < piece.size(); i++) {
                longest = Math.max(
                        longest,
                        Math.abs(piece.get(i).longitude() - piece.get(i - 1).longitude()));
            }
        }
        return longest;
    }

    @Test
    void aWayOverThePacificIsCutAtTheDateLineAndGoesOnAtTheSameHeight() {
        List<List<Degrees>> pieces = GreatCircle.between(TOKYO, LOS_ANGELES);

        assertThat(pieces).hasSize(2);
        Degrees leaves = pieces.getFirst().getLast();
        Degrees enters = pieces.getLast().getFirst();
        assertThat(leaves.longitude()).isEqualTo(180);
        assertThat(enters.longitude()).isEqualTo(-180);
        assertThat(leaves.latitude()).isEqualTo(enters.latitude()).isBetween(44.0, 50.0);
        assertThat(longestStep(pieces)).isLessThan(10);
    }

    @Test
    void aWayTheOtherWayRoundIsCutTheOtherWayRound() {
        List<List<Degrees>> pieces = GreatCircle.between(LOS_ANGELES, TOKYO);

        assertThat(pieces.getFirst().getLast().longitude()).isEqualTo(-180);
        assertThat(pieces.getLast().getFirst().longitude()).isEqualTo(180);
    }

    @Test
    void aWayThatDoesNotCrossIsOnePieceAndBowsTowardsThePole() {
        List<List<Degrees>> pieces = GreatCircle.between(LONDON, TOKYO);

        assertThat(pieces).hasSize(1);
        assertThat(pieces.getFirst().getFirst()).isEqualTo(LONDON);
        assertThat(pieces.getFirst().getLast()).isEqualTo(TOKYO);
        assertThat(pieces.getFirst().stream()
                        .mapToDouble(Degrees::latitude)
                        .max()
                        .orElseThrow())
                .isGreaterThan(65);
    }

    @ParameterizedTest
    @CsvSource({"0,0,180,0", "30,40,-150,-40", "10,20,10,20", "0,89.9,180,89.9", "179.9,0,-179.9,0"})
    void theOddestPairsStillGiveFiniteShortSteps(double fromX, double fromY, double toX, double toY) {
        List<List<Degrees>> pieces = GreatCircle.between(new Degrees(fromX, fromY), new Degrees(toX, toY));

        assertThat(MapSheet.path(pieces, false)).doesNotContain("NaN", "Infinity");
        for (List<Degrees> piece : pieces) {
            for (int i = 1; i < piece.size(); i++) {
                double across = (piece.get(i).longitude() - piece.get(i - 1).longitude())
                        * Math.cos(Math.toRadians(piece.get(i).latitude()));
                assertThat(Math.abs(across)).isLessThan(16);
            }
        }
    }

    @Test
    void anAreaOnBothSidesOfTheDateLineBecomesTwoThatEndThere() {
        List<List<Degrees>> pieces = DateLine.cutArea(List.of(
                new Degrees(170, 60),
                new Degrees(170, 70),
                new Degrees(-170, 70),
                new Degrees(-170, 60),
                new Degrees(170, 60)));

        assertThat(pieces).hasSize(2);
        for (List<Degrees> piece : pieces) {
            double west = piece.stream().mapToDouble(Degrees::longitude).min().orElseThrow();
            double east = piece.stream().mapToDouble(Degrees::longitude).max().orElseThrow();
            assertThat(east - west).isCloseTo(10, within(1e-9));
            assertThat(Math.max(Math.abs(west), Math.abs(east))).isEqualTo(180);
        }
    }

    @Test
    void theOutlinesOfTheWorldHaveNoStreak() {
        List<List<Degrees>> areas = Outlines.load().areas();

        assertThat(areas).hasSizeGreaterThan(250);
        assertThat(longestStep(areas)).isLessThan(25);
        assertThat(areas.stream().flatMap(List::stream).mapToDouble(place -> Math.abs(place.longitude())))
                .allMatch(longitude -> longitude <= 180);
        assertThat(areas.stream()
                        .flatMap(List::stream)
                        .mapToDouble(Degrees::latitude)
                        .min()
                        .orElseThrow())
                .as("without Antarctica")
                .isGreaterThan(-60);
    }

    @Test
    void allThatIsDrawnLiesOnTheSheet() {
        String sheet = Outlines.load().sheet(CountryPlaces.onMap("ports"), CountryPlaces.onMap("airports"));

        assertThat(CountryPlaces.onMap("ports")).hasSizeGreaterThan(1000);
        assertThat(CountryPlaces.onMap("airports")).hasSizeGreaterThan(1000);
        assertThat(Pattern.compile("[ML](-?[0-9.]+) (-?[0-9.]+)").matcher(sheet).results())
                .isNotEmpty()
                .allMatch(place -> Double.parseDouble(place.group(1)) >= 0
                        && Double.parseDouble(place.group(1)) <= MapSheet.WIDTH
                        && Double.parseDouble(place.group(2)) >= 0
                        && Double.parseDouble(place.group(2)) <= MapSheet.HEIGHT);
    }

    @Test
    void theMiddleOfPlacesAroundTheDateLineLiesThereAndNotInAfrica() {
        Degrees middle = GreatCircle.middle(List.of(new Degrees(179, -17), new Degrees(-179, -17)));

        assertThat(Math.abs(middle.longitude())).isCloseTo(180, within(0.01));
        assertThat(middle.latitude()).isCloseTo(-17, within(0.1));
    }

    @Test
    void everyCountryThatReportsOrIsNamedOnRoutesMostHasItsPlace() {
        CountryPlaces places = new CountryPlaces();

        assertThat(List.of("EE", "US", "CN", "SG", "MT", "HK", "AE", "NG", "FJ", "BH"))
                .allMatch(country -> places.of(country).isPresent());
        assertThat(places.of("EE").orElseThrow().latitude()).isBetween(57.5, 60.0);
    }
}
