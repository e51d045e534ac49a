package org.tidewaiter.report.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.FormType;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;
import org.tidewaiter.report.vocabulary.Vocabulary;

class FieldCatalogueTest {

    private final FieldCatalogue catalogue = FieldCatalogue.load();

    @Test
    void namesEveryFieldOfAReportAndOfItsNominalPartAndNoOther() {
        List<String> paths = new ArrayList<>();
        collect(RecordShape.of(SeizureReport.class), "", paths);
        collect(RecordShape.of(NominalPart.class), "nominal.", paths);
        assertThat(catalogue.entries()).extracting(FieldEntry::path).containsExactlyInAnyOrderElementsOf(paths);
    }

    @Test
    void namesOnlyListsOfTheVocabulary() {
        Vocabulary vocabulary = Vocabulary.load();
        assertThat(catalogue.entries())
                .flatExtracting(entry -> entry.codeList().stream().toList())
                .allSatisfy(list -> assertThat(vocabulary.find(list)).as(list).isPresent());
    }

    @Test
    void findsAFieldByItsConcretePath() {
        assertThat(catalogue.label("goods[12].brand", Locale.FRENCH)).isEqualTo("Marque");
        assertThat(catalogue.label("nominal.serialNumbers.k3v9x2ab[0]", Locale.ENGLISH))
                .isEqualTo("Serial number");
    }

    @Test
    void saysHowMuchEachFormWantsAField() {
        assertThat(need("goods[].category")).containsExactly(Need.MANDATORY, Need.MANDATORY);
        assertThat(need("offence")).containsExactly(Need.NOT_ASKED, Need.MANDATORY);
        assertThat(need("regime")).containsExactly(Need.NOT_ASKED, Need.RECOMMENDED);
        assertThat(need("nominal.driver")).containsExactly(Need.NOT_ASKED, Need.OPTIONAL);
        assertThat(need("nominal.nationalCaseRef")).containsExactly(Need.RECOMMENDED, Need.RECOMMENDED);
    }

    @Test
    void saysWhichCategoriesHaveAFieldAndWhatItHolds() {
        FieldEntry taxon = catalogue.at("goods[0].wildlife.taxon").orElseThrow();
        assertThat(taxon.belongsTo("CITES")).isTrue();
        assertThat(taxon.belongsTo("TOBACCO")).isFalse();
        assertThat(taxon.kind()).isEqualTo(ValueKind.TEXT);
        FieldEntry brand = catalogue.at("goods[0].brand").orElseThrow();
        assertThat(brand.belongsTo("TOBACCO")).isTrue();
        assertThat(brand.belongsTo("LIVE_PERSONS")).isFalse();
        assertThat(catalogue.at("route[0].role").map(FieldEntry::kind)).contains(ValueKind.CODE);
        assertThat(catalogue.at("goods[0].alcohol.strength").map(FieldEntry::kind))
                .contains(ValueKind.DECIMAL);
        assertThat(catalogue.at("goods[0].labConfirmed").map(FieldEntry::kind)).contains(ValueKind.BOOLEAN);
        assertThat(catalogue.at("detection[0]").map(FieldEntry::repeatable)).contains(true);
        assertThat(catalogue.at("outcome").map(FieldEntry::repeatable)).contains(false);
    }

    private List<Need> need(String path) {
        FieldEntry entry = catalogue.at(path).orElseThrow();
        return Stream.of(FormType.SIMPLIFIED, FormType.STANDARD)
                .map(entry::need)
                .toList();
    }

    private static void collect(RecordShape<?> shape, String prefix, List<String> paths) {
        for (Field field : shape.fields()) {
            collect(field.type(), prefix + field.name(), paths);
        }
    }

    private static void collect(FieldType type, String path, List<String> paths) {
        switch (type) {
            case FieldType.Scalar scalar -> paths.add(path);
            case FieldType.Nested nested -> collect(nested.shape(), path + ".", paths);
            case FieldType.ListOf list -> collect(list.element(), path + "[]", paths);
            case FieldType.MapOf map -> collect(map.value(), path + ".*", paths);
        }
    }
}
