package org.tidewaiter.formats.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.files.FileLimits;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.files.RowFiles;
import org.tidewaiter.formats.mapping.DataSource;
import org.tidewaiter.formats.mapping.FieldTarget;
import org.tidewaiter.formats.mapping.Instead;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.NumberStyle;
import org.tidewaiter.formats.mapping.Reading;
import org.tidewaiter.formats.profile.FileProfile;
import org.tidewaiter.formats.profile.ProfileLimits;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.vocabulary.Vocabulary;

class SuggestionsTest {

    private static final FieldSuggestions FIELDS = FieldSuggestions.of(FieldCatalogue.load(), Vocabulary.load());
    private static final String FILE = """
            Aktenzeichen;Datum;Kategorie;Menge;Richtung;Herkunftsland;\u00dcberfl\u00fcssig
            A1;25.3.2024;Tobacco;1.000,5;Import;Germany;x
            A2;26.3.2024;Drugs;12,5;Export;FR;y
            A3;27.3.2024;etwas anderes;7;Import;Allemagne;z
            """;

    @ParameterizedTest
    @CsvSource({
        "Aktenzeichen, nominal.nationalCaseRef",
        "Datum, eventDate",
        "Kategorie, goods[].category",
        "Menge, goods[].quantity.amount",
        "Richtung, direction",
        "Herkunftsland, goods[].originCountry",
    })
    void suggestsTheFieldOfAColumn(String column, String field) throws IOException {
        assertThat(best(column).target().cataloguePath()).isEqualTo(field);
    }

    @Test
    void suggestsHowTheColumnIsRead() throws IOException {
        assertThat(best("Datum").rule().reading()).isEqualTo(new Reading.Date(List.of("d.M.yyyy"), List.of()));
        assertThat(best("Menge").rule().reading()).isEqualTo(new Reading.Decimal(new NumberStyle(',', ".")));
        assertThat(best("Kategorie").rule().reading())
                .isEqualTo(new Reading.Codes(Map.of("Tobacco", "TOBACCO", "Drugs", "DRUGS"), Instead.REFUSE));
        assertThat(best("Herkunftsland").rule().reading())
                .isEqualTo(new Reading.Codes(Map.of("Germany", "DE", "Allemagne", "DE", "FR", "FR"), Instead.REFUSE));
    }

    @Test
    void makesNothingOfAColumnThatItDoesNotKnow() throws IOException {
        assertThat(suggestions().get("\u00dcberfl\u00fcssig")).isEmpty();
    }

    @Test
    void suggestsRulesThatAMappingTakesAndWrites() throws IOException {
        Mapping mapping =
                Mapping.draft("made", "made", new DataSource("", "", "x"), new FileShape.Csv(CsvShape.utf8()));
        for (List<SuggestedField> suggested : suggestions().values()) {
            for (SuggestedField field : suggested) {
                mapping = mapping.with(field.target(), field.rule());
            }
        }
        assertThat(Mapping.read(mapping.write())).isEqualTo(mapping);
    }

    @Test
    void knowsAFieldForEachOfItsWords() {
        FieldCatalogue catalogue = FieldCatalogue.load();
        assertThat(FieldWords.load().paths())
                .allSatisfy(path -> assertThat(catalogue.at(path)).as(path).isPresent());
    }

    @Test
    void suggestsCodesWithAScoreAndAReason() {
        CodeSuggestions countries = CodeSuggestions.of(Vocabulary.load(), List.of("country"));
        assertThat(countries.forValue("ALLEMAGNE")).singleElement().satisfies(code -> {
            assertThat(code.code()).isEqualTo("DE");
            assertThat(code.score()).isEqualTo(1);
            assertThat(code.why().english()).isEqualTo("The value is how the code DE is called.");
        });
        assertThat(countries.forValue("Germny").getFirst()).satisfies(code -> {
            assertThat(code.code()).isEqualTo("DE");
            assertThat(code.score()).isBetween(0.5, 0.95);
            assertThat(code.why().rule()).isEqualTo("suggest.alike");
        });
        assertThat(countries.forValue("Xyzzy")).isEmpty();
    }

    @Test
    void targetsEachFieldOfTheCatalogue() {
        FieldCatalogue.load()
                .entries()
                .forEach(entry ->
                        assertThat(FieldTarget.of(entry.path()).cataloguePath()).isEqualTo(entry.path()));
    }

    private static SuggestedField best(String column) throws IOException {
        return suggestions().getOrDefault(column, List.of()).getFirst();
    }

    private static Map<String, List<SuggestedField>> suggestions() throws IOException {
        byte[] bytes = FILE.getBytes(StandardCharsets.UTF_8);
        FileShape shape = new FileShape.Csv(new CsvShape(StandardCharsets.UTF_8, ';', false));
        return FIELDS.forFile(FileProfile.of(
                RowFiles.open(() -> new ByteArrayInputStream(bytes), shape, FileLimits.defaults()),
                ProfileLimits.defaults()));
    }
}
