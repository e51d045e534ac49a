package org.tidewaiter.report.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.report.Examples;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A place that does not fit hides no other fault, and brings none. */
class FaultsBesideFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final ReportRules RULES = new ReportRules(Vocabulary.load(), () -> TODAY);

    private static List<Fault> judge(Submission submission) {
        return RULES.check(submission.report(), submission.nominal());
    }

    private static List<Fault> beside(ObjectNode document) {
        return Fault.beside(Submission.complete(document, TODAY), FaultsBesideFormTest::judge);
    }

    static List<String> places() {
        List<String> places = new ArrayList<>();
        collect(Examples.complete(), "", places);
        places.remove("/sourceKey");
        return places;
    }

    private static void collect(JsonNode node, String pointer, List<String> places) {
        if (!pointer.isEmpty()) {
            places.add(pointer);
        }
        if (node.isObject()) {
            node.forEachEntry((name, value) -> collect(value, pointer + "/" + name, places));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), pointer + "/" + i, places);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void aPlaceThatDoesNotFitBringsNoOtherFault(String pointer) {
        ObjectNode document = Examples.complete();
        JsonNode there = document.at(pointer);
        Examples.set(document, pointer, there.isObject() || there.isArray() ? "text" : Map.of());

        assertThat(beside(document)).isSubsetOf(judge(Examples.read(Examples.complete())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/eventDate/date",
                "/formType",
                "/eventKind",
                "/goods/1",
                "/goods/1/category",
                "/route/0/role",
                "/transport",
                "/nominal"
            })
    void aPlaceThatDoesNotFitHidesNoOtherFault(String pointer) {
        ObjectNode document = Examples.complete();
        Examples.set(document, pointer, List.of("text"));
        Examples.set(document, "/goods/0/quantity/amount", "0");
        Examples.set(document, "/discoveryCountry", "ZQ");
        document.put("nickname", "unknown");

        assertThat(beside(document))
                .extracting(Fault::rule, Fault::path)
                .contains(
                        tuple("quantity-positive", "goods[0].quantity.amount"),
                        tuple("code-unknown", "discoveryCountry"));
    }

    @Test
    void aValueThatWasRefusedForItsFormIsNotMissed() {
        ObjectNode document = Examples.complete();
        document.putObject("eventDate").put("date", "32.5.2026").put("precision", "DAY");

        assertThat(beside(document)).extracting(Fault::path).noneMatch(path -> path.startsWith("eventDate"));
    }
}
