package org.tidewaiter.node.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tidewaiter.node.intake.page.Widget;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;
import org.tidewaiter.report.vocabulary.Vocabulary;

class FormPlanTest {

    private final FormPlan plan = new FormPlan();

    @Test
    void everyFieldOfAReportIsOnTheFormOrElsewhereForAReason() {
        Set<String> missing = new TreeSet<>(fields());
        missing.removeAll(asked());
        missing.removeAll(plan.elsewhere().keySet());
        assertThat(missing).isEmpty();
        assertThat(plan.elsewhere().values()).noneMatch(String::isBlank);
    }

    @Test
    void everyFieldOfTheFormIsAFieldOfAReport() {
        Set<String> unknown = new TreeSet<>(asked());
        unknown.removeAll(fields());
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyListOfTheFormIsInTheVocabulary() {
        Vocabulary vocabulary = Vocabulary.load();
        assertThat(plan.entries().values())
                .filteredOn(entry -> !entry.list().isEmpty())
                .allMatch(entry -> vocabulary.find(entry.list()).isPresent());
    }

    /** Paths of what the form asks for, as they stand in a report. */
    private Set<String> asked() {
        Set<String> asked = new TreeSet<>();
        plan.entries().forEach((path, entry) -> {
            String name = path.endsWith(".") ? path.substring(0, path.length() - 1) : path;
            String stands = name.equals("goods.nominal.serialNumbers") ? "nominal.serialNumbers" : name;
            if (entry.widget() == Widget.QUANTITY) {
                asked.add(stands + ".amount");
                asked.add(stands + ".unit");
            } else if (entry.widget() == Widget.MONEY) {
                asked.add(stands + ".amount");
                asked.add(stands + ".currency");
            } else {
                asked.add(stands);
            }
        });
        return asked;
    }

    private static Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        collect("", new FieldType.Nested(RecordShape.of(SeizureReport.class)), fields);
        collect("nominal", new FieldType.Nested(RecordShape.of(NominalPart.class)), fields);
        return fields;
    }

    private static void collect(String path, FieldType type, Set<String> fields) {
        switch (type) {
            case FieldType.Scalar scalar -> fields.add(path);
            case FieldType.ListOf(FieldType element) -> collect(path, element, fields);
            case FieldType.MapOf(FieldType value) -> collect(path, value, fields);
            case FieldType.Nested(RecordShape<?> shape) -> {
                for (Field field : shape.fields()) {
                    collect(path.isEmpty() ? field.name() : path + "." + field.name(), field.type(), fields);
                }
            }
        }
    }
}
