package org.tidewaiter.report.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
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
