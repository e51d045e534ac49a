package org.tidewaiter.report.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.report.registers.RegisteredPlace.Identifiers;
import org.tidewaiter.report.registers.RegisteredPlace.Validity;
import org.tidewaiter.report.vocabulary.Labels;

class PlacesTest {

    private final Places places = Places.shipped();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Charles de Gaulle Airport          | LFPG  | FOLDED_NAME",
                "Suvarnabhumi Airport               | VTBS  | NAME",
                "BKK                                | VTBS  | CODE",
                "JFK Airport                        | KJFK  | CODE",
                "O.R. Tambo Airport                 | FAOR  | FOLDED_NAME",
                "Changi Airport                     | WSSS  | PART_OF_NAME",
                "Dubai Airport                      | OMDB  | FOLDED_NAME",
                "Lilongwe Airport                   | FWKI  | FOLDED_NAME",
                "EETLL                              | EETLL | CODE",
                "Port of Santos, Brazil             | BRSSZ | FOLDED_NAME",
                "Murtala Mohammed Airport, Nigeria  | DNMM  | OTHER_NAME",
                "Tan Son Nhut, Saigon, Viet Nam     | VVTS  | OTHER_NAME",
                "Milan Linate Airport               | LIML  | PART_OF_NAME",
            })
    void findsTheOnePlaceAndSaysHow(String text, String code, Match how) {
        Resolution found = places.resolve(text, null, null);
        assertThat(found.place().map(RegisteredPlace::code)).contains(code);
        assertThat(found.candidates().getFirst().how()).isEqualTo(how);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nairobi | KE",
                "Bangkok, Thailand | TH",
                "New York, USA | US",
                "Hanoi, Vietnam | VN",
                "Bombay | IN",
                "Peking, China | CN"
            })
    void aCityWithSeveralPlacesNamesNoneOfThemButItsCountry(String text, String country) {
        Resolution found = places.resolve(text, null, null);
        assertThat(found.all()).isGreaterThan(1);
        assertThat(found.place()).isEmpty();
        assertThat(found.country()).contains(country);
    }

    @Test
    void aCityIsNeverTakenForTheOnlyPlaceInIt() {
        Resolution found = places.resolve("Lilongwe, Malawi", null, null);
        assertThat(found.candidates()).extracting(Candidate::how).containsOnly(Match.CITY);
        assertThat(found.place()).isEmpty();
        assertThat(found.country()).contains("MW");
        assertThat(places.resolve("Lilongwe, Malawi", null, "AIRPORT").place()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"Korea", "Congo", "London", "Birmingham", "San Jose", "Georgetown"})
    void whatIsAmbiguousStaysAmbiguous(String text) {
        Resolution found = places.resolve(text, null, null);
        assertThat(found.all()).isGreaterThan(1);
        assertThat(found.place()).isEmpty();
        assertThat(found.country()).isEmpty();
    }

    @Test
    void theCountryDecidesBetweenPlacesOfOneName() {
        assertThat(places.resolve("London", "CA", "AIRPORT").place().map(RegisteredPlace::code))
                .contains("CYXU");
        assertThat(places.resolve("Brazzaville, Congo", null, "AIRPORT").country())
                .contains("CG");
    }

    @Test
    void aTownInTheWrongCountryIsShownWithBothAndNeverChosen() {
        Resolution found = places.resolve("Brussels, Netherlands", null, null);
        assertThat(found.place()).isEmpty();
        assertThat(found.country()).isEmpty();
        assertThat(found.candidates()).extracting(Candidate::country).contains("NL", "BE");
    }

    @Test
    void theCodeOfNamibiaIsACountry() {
        Resolution found = places.resolve("NA", null, null);
        assertThat(found.candidates()).containsExactly(new Candidate.OfCountry("NA", Match.CODE));
        assertThat(places.resolve("Windhoek, Namibia", null, null).country()).contains("NA");
        assertThat(ShippedRegisters.subdivisions().find("NA", "KH"))
                .map(Subdivision::name)
                .contains("Khomas");
    }

    @ParameterizedTest
    @CsvSource({
        "USA,US", "UAE,AE", "Ivory Coast,CI", "Burma,MM", "Swaziland,SZ", "DR Congo,CD", "Czech Republic,CZ",
        "république tchèque,CZ", "Viet Nam,VN", "Zaïre,CD", "Namibie,NA", "Singapore,SG", "Panama,PA", "Laos ,LA"
    })
    void countriesAreFoundByOldAndOtherNamesInBothLanguages(String text, String country) {
        assertThat(places.resolve(text, null, null).candidates())
                .singleElement()
                .isInstanceOf(Candidate.OfCountry.class)
                .returns(country, Candidate::country);
    }

    @ParameterizedTest
    @CsvSource({"São Paulo", "Sao Paulo", "SAO PAULO", "SÃ£o Paulo", "S\uFFFDo Paulo", "S?o Paulo"})
    void accentsAndTheDebrisOfAWrongEncodingMakeNoDifference(String text) {
        Resolution found = places.resolve(text + ", Brazil", null, "AIRPORT");
        assertThat(found.candidates())
                .extracting(each -> ((Candidate.OfPlace) each).place().code())
                .contains("SBSP")
                .isNotEmpty();
        assertThat(found.repaired()).isEqualTo(!text.matches("(?i)s[ãa]o paulo"));
    }

    @Test
    void aDashOfWindowsReadAsLatin1PartsWords() {
        assertThat(places.resolve("Cayenne \u0096 Felix Eboue Airport", null, null)
                        .place()
                        .map(RegisteredPlace::code))
                .contains("SOCA");
    }

    @Test
    void anUnknownTownLeavesTheCountryAndSaysWhatIsUnknown() {
        Resolution found = places.resolve("Nowheretown, Kenya", null, null);
        assertThat(found.country()).contains("KE");
        assertThat(found.unknown()).isEqualTo("Nowheretown");
    }

    @Test
    void aProvinceIsFoundWhereNoPlaceIsCalledSo() {
        assertThat(places.resolve("Kerala, India", null, null).candidates())
                .singleElement()
                .isInstanceOf(Candidate.OfSubdivision.class);
    }

    @ParameterizedTest
    @CsvSource({"' '", "Xyzzy", "'?'", "'''; drop table'", "Qwertzuiop Airport"})
    void whatMeansNothingFindsNothing(String text) {
        assertThat(places.resolve(text, null, null).isEmpty()).isTrue();
    }

    @Test
    void officesOfANodeAreFoundBesideWhatIsShipped() {
        RegisteredPlace post = new RegisteredPlace(
                "offices",
                "EE1200",
                "LAND_BORDER_CROSSING",
                new Labels(Map.of("en", "Narva border post", "fr", "Poste-frontière de Narva")),
                List.of("Narva maantee"),
                null,
                "EE",
                Identifiers.locode(null),
                new Point(59.4, 28.2),
                Validity.ALWAYS);
        Places own = places.with(List.of(post));
        assertThat(own.resolve("poste frontiere de narva", null, null).place()).contains(post);
        assertThat(own.resolve("EE1200", null, null).place()).contains(post);
        assertThat(own.resolve("BKK", null, null).place()).isPresent();
        assertThat(places.resolve("EE1200", null, null).isEmpty()).isTrue();
    }

    @Test
    void searchFindsWhileOneTypes() {
        PlaceSearch.Found found = places.search().find(new PlaceSearch.Asked("rott", null, "SEAPORT", null), 0, 10);
        assertThat(found.places()).extracting(RegisteredPlace::code).contains("NLRTM");
        assertThat(places.search().find(new PlaceSearch.Asked("", "NA", null, null), 0, 3))
                .satisfies(page -> assertThat(page.places()).hasSize(3))
                .satisfies(page -> assertThat(page.all()).isGreaterThan(3));
        assertThat(places.withLocode("NLRTM")).hasSize(1);
    }

    @Test
    void everyKindOfAShippedPlaceAndEveryCountryIsInTheVocabulary() {
        var vocabulary = org.tidewaiter.report.vocabulary.Vocabulary.load();
        assertThat(places.search()
                        .find(new PlaceSearch.Asked("", null, null, null), 0, Integer.MAX_VALUE)
                        .places())
                .allSatisfy(place -> {
                    assertThat(vocabulary.list("location-type").code(place.kind()))
                            .isPresent();
                    assertThat(vocabulary.list("country").code(place.country()))
                            .as(place.code())
                            .isPresent();
                });
    }
}
