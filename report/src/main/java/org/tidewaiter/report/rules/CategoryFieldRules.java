package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Severity.NOTE;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.fields.FieldValues;
import org.tidewaiter.report.shape.FieldPath;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Fields of goods lines that the category of the line does not have. */
final class CategoryFieldRules {

    /** Of people only their number is recorded. */
    private static final String PERSONS = "LIVE_PERSONS";

    /** By category, the fields that it does not have. */
    private static final Map<String, List<FieldValues>> FOREIGN = Vocabulary.load().list("category").codes().stream()
            .collect(Collectors.toUnmodifiableMap(Code::code, category -> foreign(category.code())));

    private CategoryFieldRules() {}

    static List<Rule> all() {
        return List.of(
                always("persons-count-only", REFUSE, inLines(PERSONS::equals)),
                always("field-category", NOTE, inLines(category -> !category.equals(PERSONS))));
    }

    private static List<FieldValues> foreign(String category) {
        return FieldCatalogue.load().entries().stream()
                .filter(entry -> entry.ofGoods() && !entry.belongsTo(category))
                .map(entry -> FieldValues.of(GoodsLine.class, entry.path().substring(FieldEntry.GOODS.length())))
                .toList();
    }

    private static Rule.Check inLines(Predicate<String> ofCategory) {
        return (subject, found) -> subject.eachLine((line, path) -> {
            if (ofCategory.test(line.category())) {
                places(line).forEach(place -> found.at(path + "." + place));
            }
        });
    }

    private static Set<String> places(GoodsLine line) {
        Set<String> places = new LinkedHashSet<>();
        for (FieldValues field : FOREIGN.getOrDefault(line.category(), List.of())) {
            if (field.recorded(line)) {
                field.visit(line, FieldPath.ROOT, into(places));
            }
        }
        return places;
    }

    private static FieldValues.Visitor into(Set<String> places) {
        return new FieldValues.Visitor() {
            @Override
            public void found(FieldPath path, Object value) {
                places.add(path.toString().replaceFirst("\\.(amount|currency|basis)$", ""));
            }
        };
    }
}
