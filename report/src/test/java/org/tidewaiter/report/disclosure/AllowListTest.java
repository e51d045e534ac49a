package org.tidewaiter.report.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.Examples;
import org.tidewaiter.report.LineText;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;
import tools.jackson.databind.JsonNode;

/** The proof for fields: what nobody listed stays home, whichever field it is. */
class AllowListTest {

    private static final DisclosureProfile WIDEST = DisclosureProfile.named("releasable");
    private static final Submission COMPLETE = Examples.read(Examples.complete());

    @Test
    void everyFieldOfTheModelWasDecidedOn() {
        Set<String> listed = new TreeSet<>();
        WIDEST.parts().forEach((part, fields) -> fields.forEach(field -> listed.add(modelPath(part, field))));
        assertThat(listed).isEqualTo(leaves(RecordShape.of(SeizureReport.class), ""));
    }

    @Test
    void theExampleRecordsEveryFieldOfTheModel() {
        Set<String> recorded = new TreeSet<>();
        for (FieldDecision decision : new Discloser(WIDEST)
                .explain(COMPLETE.report(), COMPLETE.nominal(), TextRelease.RELEASED_BY_A_PERSON, Set.of())) {
            recorded.add(decision.path().replaceAll("\\[[0-9]+]", ""));
        }
        Set<String> expected = leaves(RecordShape.of(SeizureReport.class), "");
        expected.addAll(leaves(RecordShape.of(NominalPart.class), "nominal."));
        assertThat(recorded).isEqualTo(expected);
    }

    @Test
    void aFieldThatIsNotListedStaysHome() {
        WIDEST.parts()
                .forEach((part, fields) -> fields.forEach(field -> {
                    if (!part.equals("pseudonym")) {
                        List<Part> with = disclosed(WIDEST);
                        List<Part> without = disclosed(without(part, field));
                        assertThat(occurrences(with, part, field))
                                .as(part + "." + field)
                                .isPositive();
                        assertThat(occurrences(without, part, field))
                                .as(part + "." + field)
                                .isZero();
                        assertThat(new Discloser(without(part, field)).excess(with))
                                .isNotEmpty();
                    }
                }));
    }

    @Test
    void aPartThatIsNotListedStaysHome() {
        for (String part : WIDEST.parts().keySet()) {
            Map<String, List<String>> parts = new HashMap<>(WIDEST.parts());
            parts.remove(part);
            DisclosureProfile narrow = new DisclosureProfile("narrow", 1, WIDEST.offenderProfiles(), parts);
            assertThat(disclosed(narrow))
                    .extracting(Part::name)
                    .noneMatch(name -> name.equals(part) || name.startsWith(part + "/"));
        }
    }

    private static DisclosureProfile without(String part, String field) {
        Map<String, List<String>> parts = new HashMap<>(WIDEST.parts());
        List<String> fields = new ArrayList<>(parts.getOrDefault(part, List.of()));
        fields.remove(field);
        parts.put(part, fields);
        return new DisclosureProfile("narrow", 1, WIDEST.offenderProfiles(), parts);
    }

    private static List<Part> disclosed(DisclosureProfile profile) {
        return new Discloser(profile)
                .disclose(COMPLETE.report(), TextRelease.RELEASED_BY_A_PERSON, Set.of())
                .parts();
    }

    private static long occurrences(List<Part> parts, String part, String field) {
        return parts.stream()
                .filter(each -> each.name().equals(part) || each.name().startsWith(part + "/"))
                .flatMap(each ->
                        each.value().isArray() ? each.value().valueStream() : java.util.stream.Stream.of(each.value()))
                .map(value -> value.at("/" + field.replace('.', '/')))
                .filter(value -> !value.isMissingNode())
                .count();
    }

    /** The path in the model of what a part lists. */
    private static String modelPath(String part, String field) {
        return switch (part) {
            case "event" -> field;
            case "leg" -> "route." + field;
            case "picture" -> "pictures." + field;
            case "transport-identity" -> "transport.identity." + field;
            case "offenders" -> field.equals("nationalities") ? "offenders.profiles.nationality" : "offenders." + field;
            case "offender-profiles" -> "offenders.profiles." + field;
            case "text" ->
                switch (field) {
                    case "declaredDescription" -> "consignment.declaredDescription";
                    case "summary" -> field;
                    default -> "goods." + LineText.released(field).orElseThrow().path();
                };
            case "pseudonym" -> "formType"; // no field of the model; put where it changes nothing
            default -> part + "." + field;
        };
    }

    private static Set<String> leaves(RecordShape<?> shape, String before) {
        Set<String> leaves = new TreeSet<>();
        for (Field field : shape.fields()) {
            FieldType type = field.type() instanceof FieldType.ListOf(var element) ? element : field.type();
            if (type instanceof FieldType.Nested(var nested)) {
                leaves.addAll(leaves(nested, before + field.name() + "."));
            } else {
                leaves.add(before + field.name());
            }
        }
        return leaves;
    }

    @Test
    void thereIsNoWayFromTheNominalPartToADisclosure() throws NoSuchMethodException {
        assertThat(Discloser.class
                        .getMethod("disclose", SeizureReport.class, TextRelease.class, Set.class)
                        .getParameterTypes())
                .doesNotContain(NominalPart.class);
        assertThat(DisclosedReport.class.getConstructors()).isEmpty();
        JsonNode disclosed = disclosed(WIDEST).getFirst().value();
        assertThat(disclosed.has("nominal")).isFalse();
    }
}
