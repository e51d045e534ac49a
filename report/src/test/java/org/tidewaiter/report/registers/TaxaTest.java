package org.tidewaiter.report.registers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.CodeList;
import org.tidewaiter.report.vocabulary.Vocabulary;

class TaxaTest {

    private final Taxa taxa = ShippedRegisters.taxa();
    private final Vocabulary vocabulary = Vocabulary.load();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Manis javanica", "manis JAVANICA", "Sunda pangolin", "Tortue radiée de Madagascar", "Dalbergia",
                "Dalbergia sp.", "Dalbergia retusa", "Felidae", "unidentified", "Unidentified: a small green lizard"
            })
    void speciesGenusFamilyAndTheUnidentifiedAreKnown(String text) {
        assertThat(taxa.knows(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Homo sapiens", "green lizard", "identified", "x"})
    void othersAreNot(String text) {
        assertThat(taxa.knows(text)).isFalse();
    }

    @Test
    void searchFindsInBothLanguagesWithoutAccents() {
        assertThat(taxa.search("tortue radiee", Locale.ENGLISH))
                .extracting(Taxon::name)
                .containsExactly("Astrochelys radiata");
        assertThat(taxa.search("pangolin", Locale.ENGLISH)).hasSizeGreaterThan(5);
    }

    @Test
    void everyTaxonThatShipsHasCodesOfTheVocabulary() {
        CodeList subcategories = vocabulary.list("subcategory");
        assertThat(taxa.all()).allSatisfy(taxon -> {
            assertThat(taxon.subcategories())
                    .isNotEmpty()
                    .allSatisfy(code -> assertThat(subcategories.code(code))
                            .map(Code::parent)
                            .contains("CITES"));
            assertThat(taxon.appendices())
                    .isNotEmpty()
                    .allSatisfy(
                            code -> assertThat(vocabulary.list("cites-appendix").code(code))
                                    .isPresent());
        });
    }

    @Test
    void aFullerFileIsRead() {
        String file = """
                Scientific name;Rank;English;French;Appendix;Subcategory;Also;Family
                Manis javanica;species;Sunda pangolin;Pangolin javanais;I;PANGOLIN_SCALES|PANGOLIN_LIVE;;Manidae
                Anguilla;genus;Eels;Anguilles;;;;Anguillidae
                """;
        assertThat(new TaxaFile(vocabulary).read(file.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        FileReading.Read.class, read -> assertThat(read.rows()).isEqualTo(2));
    }

    @Test
    void aBadFileIsRefusedWithRowAndReason() {
        String file = """
                scientific name,rank,appendix,subcategory
                Manis javanica,species,I,PANGOLIN_SCALES
                ,species,I,
                Manis javanica,species,,
                Panthera,clan,,
                Panthera leo,species,IV,
                Panthera onca,species,,LIONS
                """;
        assertThat(new TaxaFile(vocabulary).read(file.getBytes(UTF_8)))
                .isEqualTo(new FileReading.Refused<Taxa>(List.of(
                        new RowFault(3, "scientific name", "name-missing", "200"),
                        new RowFault(4, "scientific name", "twice", ""),
                        new RowFault(
                                5,
                                "rank",
                                "not-one-of",
                                "[subspecies, species, genus, subfamily, family, order, class]"),
                        new RowFault(6, "appendix", "not-in-list", "cites-appendix"),
                        new RowFault(7, "subcategory", "not-in-list", "subcategory"))));
    }
}
