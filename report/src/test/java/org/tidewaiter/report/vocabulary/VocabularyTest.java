package org.tidewaiter.report.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.EventKind;
import org.tidewaiter.report.FormType;
import org.tidewaiter.report.Provenance;
import org.tidewaiter.report.RouteLeg;

class VocabularyTest {

    private static final Vocabulary VOCABULARY = Vocabulary.load();

    static Stream<CodeList> lists() {
        return VOCABULARY.lists().stream();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void everyCodeHasEnglishAndFrenchLabels(CodeList list) {
        assertThat(list.title().texts()).containsKeys("en", "fr");
        assertThat(list.codes()).isNotEmpty();
        if (!list.name().equals("hs6")) {
            assertThat(list.codes())
                    .allSatisfy(code -> assertThat(code.labels().texts()).containsKeys("en", "fr"));
        }
        assertThat(list.codes())
                .allSatisfy(code -> assertThat(code.labels().texts().values())
                        .allSatisfy(label -> assertThat(label).isNotBlank()));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void codesAreUniqueAndEndAfterTheyBegin(CodeList list) {
        assertThat(list.codes()).extracting(Code::code).doesNotHaveDuplicates();
        assertThat(list.codes()).allSatisfy(code -> {
            if (code.validFrom() != null && code.validTo() != null) {
                assertThat(code.validTo()).isAfterOrEqualTo(code.validFrom());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("lists")
    void modesAreCodesOfTheModeList(CodeList list) {
        assertThat(list.codes())
                .allSatisfy(code -> assertThat(code.modes())
                        .allSatisfy(mode -> assertThat(
                                        VOCABULARY.list("transport-mode").code(mode))
                                .isPresent()));
    }

    @Test
    void everySubcategoryBelongsToACategoryAndEveryCategoryHasSome() {
        CodeList categories = VOCABULARY.list("category");
        assertThat(VOCABULARY.list("subcategory").codes())
                .allSatisfy(code -> assertThat(categories.code(String.valueOf(code.parent())))
                        .isPresent());
        assertThat(categories.codes())
                .allSatisfy(code -> assertThat(VOCABULARY.list("subcategory").childrenOf(code.code()))
                        .hasSizeGreaterThan(2));
    }

    @Test
    void unitsOfCategoriesAreUnitsAndHarmonizedSystemPrefixesExist() {
        List<String> hs6 =
                VOCABULARY.list("hs6").codes().stream().map(Code::code).toList();
        for (Code category : VOCABULARY.list("category").codes()) {
            assertThat(category.words("units"))
                    .isNotEmpty()
                    .allSatisfy(unit ->
                            assertThat(VOCABULARY.list("unit").code(unit)).isPresent());
            assertThat(category.words("units")).containsAll(category.words("bases"));
            for (Code subcategory : VOCABULARY.list("subcategory").childrenOf(category.code())) {
                assertThat(category.words("bases")).containsAll(subcategory.words("base"));
                assertThat(subcategory.words("base")).hasSize(1);
                assertThat(subcategory.words("hs"))
                        .allSatisfy(prefix -> assertThat(hs6).anyMatch(code -> code.startsWith(prefix)));
            }
        }
    }

    @Test
    void enumerationsAgreeWithTheirLists() {
        Map<String, Enum<?>[]> enumerations = Map.of(
                "form-type", FormType.values(),
                "event-kind", EventKind.values(),
                "provenance", Provenance.values(),
                "leg-role", RouteLeg.Role.values(),
                "date-precision", EventDate.Precision.values());
        enumerations.forEach((list, constants) -> assertThat(
                        VOCABULARY.list(list).codes())
                .extracting(Code::code)
                .containsExactly(Arrays.stream(constants).map(Enum::name).toArray(String[]::new)));
    }

    @Test
    void namibiaIsACountry() {
        assertThat(VOCABULARY.label("country", "NA", Locale.FRENCH)).isEqualTo("Namibie");
        assertThat(VOCABULARY.list("country").codes()).hasSize(250);
        assertThat(VOCABULARY.list("wco-region").codes())
                .extracting(Code::code)
                .containsAll(VOCABULARY.list("country").codes().stream()
                        .flatMap(code -> code.words("region").stream())
                        .toList());
    }

    @Test
    void anUnknownListIsNamedAndAnUnknownCodeIsItsOwnLabel() {
        assertThatThrownBy(() -> VOCABULARY.list("no-such-list")).hasMessageContaining("no-such-list");
        assertThat(VOCABULARY.find("no-such-list")).isEmpty();
        assertThat(VOCABULARY.label("category", "NEW", Locale.ENGLISH)).isEqualTo("NEW");
    }

    @Test
    void aCodeHoldsOnlyOnTheDaysOfItsValidity() {
        Code code = new Code(
                "OLD",
                new Labels(Map.of("en", "Old")),
                Synonyms.none(),
                null,
                Set.of(),
                Map.of(),
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2024, 12, 31));
        CodeList list = new CodeList("list", new Labels(Map.of("en", "List")), () -> List.of(code));
        assertThat(list.holds("OLD", LocalDate.of(2019, 12, 31))).isFalse();
        assertThat(list.holds("OLD", LocalDate.of(2020, 1, 1))).isTrue();
        assertThat(list.holds("OLD", LocalDate.of(2024, 12, 31))).isTrue();
        assertThat(list.holds("OLD", LocalDate.of(2025, 1, 1))).isFalse();
        assertThat(list.holds("NEW", LocalDate.of(2020, 1, 1))).isFalse();
    }

    @Test
    void typeAheadIgnoresAccentsAndCaseAndKnowsSynonymsOfBothLanguages() {
        CodeList subcategories = VOCABULARY.list("subcategory");
        assertThat(subcategories.search("HEROIN", Locale.FRENCH))
                .first()
                .extracting(Code::code)
                .isEqualTo("HEROIN");
        assertThat(subcategories.search("héroï", Locale.ENGLISH))
                .first()
                .extracting(Code::code)
                .isEqualTo("HEROIN");
        assertThat(subcategories.search("weed", Locale.FRENCH))
                .first()
                .extracting(Code::code)
                .isEqualTo("CANNABIS_HERBAL");
        assertThat(subcategories.search("chicha", Locale.ENGLISH))
                .first()
                .extracting(Code::code)
                .isEqualTo("WATER_PIPE_TOBACCO");
        assertThat(subcategories.search("cigaret", Locale.ENGLISH))
                .first()
                .extracting(Code::code)
                .isEqualTo("CIGARETTES");
        assertThat(VOCABULARY.list("country").search("cote divoire", Locale.ENGLISH))
                .isEmpty();
        assertThat(VOCABULARY.list("country").search("cote d'iv", Locale.ENGLISH))
                .first()
                .extracting(Code::code)
                .isEqualTo("CI");
        assertThat(VOCABULARY.list("hs6").search("240220", Locale.ENGLISH))
                .first()
                .extracting(Code::code)
                .isEqualTo("240220");
        assertThat(subcategories.search("zzzz", Locale.ENGLISH)).isEmpty();
    }

    @Test
    void conveyancesAreFilteredByMode() {
        assertThat(VOCABULARY.list("conveyance").codes().stream()
                        .filter(code -> code.fits("4"))
                        .map(Code::code))
                .contains("PASSENGER_AIRCRAFT", "DRONE", "UNKNOWN")
                .doesNotContain("LORRY", "CONTAINER_VESSEL");
        assertThat(VOCABULARY.list("conveyance").codes()).allMatch(code -> code.fits("6"));
    }
}
