package org.tidewaiter.formats.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.json.JsonShape;
import org.tidewaiter.formats.mapping.FieldTarget.Section;
import org.tidewaiter.formats.xlsx.XlsxShape;
import tools.jackson.databind.node.JsonNodeFactory;

class MappingWriterTest {

    private static final Mapping SHIPPED =
            ShippedMappings.named("us-cbp-weapons").orElseThrow();

    @Test
    void writesTheShippedMappingSoThatItIsReadBackAsTheSame() {
        assertThat(Mapping.read(SHIPPED.write())).isEqualTo(SHIPPED);
    }

    @Test
    void hasADigestThatOnlyAChangeChanges() {
        assertThat(SHIPPED.digest())
                .hasSize(64)
                .isEqualTo(Mapping.read(SHIPPED.write()).digest());
        assertThat(SHIPPED.withVersion(2).digest()).isNotEqualTo(SHIPPED.digest());
        assertThat(SHIPPED.without(new FieldTarget(Section.GOODS, 0, "takenAs")).digest())
                .isNotEqualTo(SHIPPED.digest());
    }

    @Test
    void canBeMadeRuleByRule() {
        FieldTarget second = new FieldTarget(Section.GOODS, 0, "brand").at(1);
        Mapping made = Mapping.draft(
                        "my-file", "My file", new DataSource("", "", "Customs"), new FileShape.Csv(CsvShape.utf8()))
                .with(FieldTarget.of("direction"), FieldRule.Constant.of("IMPORT"))
                .with(FieldTarget.of("goods[].brand"), new FieldRule.Column("Brand", new Reading.Text()))
                .with(second, new FieldRule.Column("Brand 2", new Reading.Text()))
                .with(FieldTarget.of("nominal.driver"), new FieldRule.Column("Driver", new Reading.Text()))
                .ignoring("Officer", "not needed");
        assertThat(made.columns()).containsExactlyInAnyOrder("Brand", "Brand 2", "Driver");
        assertThat(made.rule(second)).isNotNull();
        assertThat(made.without(second).rule(second)).isNull();
        assertThat(Mapping.read(made.write())).isEqualTo(made);
    }

    /** A pair of surrogates may lie anywhere, also where the parser's buffer ends. */
    @Test
    void readsBackCharactersBeyondTheFirstPlaneWhereverTheyStand() {
        for (int length = 850; length < 1100; length++) {
            Mapping made = Mapping.draft(
                    "my-file",
                    "x".repeat(length) + "\uD83D\uDE00",
                    new DataSource("", "", "Customs"),
                    new FileShape.Csv(CsvShape.utf8()));
            assertThat(Mapping.read(made.write()))
                    .as("after %d letters", length)
                    .isEqualTo(made);
        }
    }

    @Property(tries = 300)
    void readsBackWhateverItWrote(@ForAll("mappings") Mapping mapping) {
        String yaml = mapping.write();
        assertThat(Mapping.read(yaml)).isEqualTo(mapping);
        assertThat(Mapping.read(yaml).write()).isEqualTo(yaml);
    }

    @Provide
    Arbitrary<Mapping> mappings() {
        return Combinators.combine(shapes(), groupings(), fields(), lines(), legs(), translations(), words())
                .as((shape, grouping, fields, lines, legs, ignored, title) -> new Mapping(
                        "made-up",
                        3,
                        title,
                        new DataSource(title, "", title),
                        shape,
                        grouping,
                        fields,
                        Map.of("driver", new FieldRule.Column(title, new Reading.Text())),
                        lines,
                        legs,
                        ignored,
                        title.length() % 2 == 0));
    }

    private static Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "0",
                        "no",
                        "NO",
                        "true",
                        "~",
                        "null",
                        "1.0",
                        "- a",
                        "? x",
                        "# y",
                        "a: b",
                        "'",
                        "\"",
                        "*a",
                        "&b",
                        "{",
                        "[",
                        "%",
                        "@",
                        "`",
                        "|",
                        ">",
                        "2024-03-05",
                        "\u00e9",
                        "\u4e2d",
                        "a #b",
                        " a ",
                        "a\nb",
                        "<<",
                        "=",
                        "!x",
                        "---",
                        "0x1F",
                        "1e3",
                        ".inf",
                        "\ud83d\ude00",
                        "a\tb"),
                Arbitraries.strings()
                        .ascii()
                        .withChars('\u00e0', '\u0442')
                        .ofMinLength(1)
                        .ofMaxLength(12)
                        .filter(text -> text.chars().allMatch(each -> each >= ' ' && each != 0x7f)));
    }

    private static Arbitrary<FileShape> shapes() {
        return Arbitraries.of(
                new FileShape.Csv(CsvShape.utf8()),
                new FileShape.Csv(new CsvShape(StandardCharsets.ISO_8859_1, '\t', '\'', 4, true)),
                new FileShape.Csv(new CsvShape(StandardCharsets.UTF_16LE, ';', CsvShape.NO_QUOTE, 1, false)),
                new FileShape.Xlsx(new XlsxShape(null, 1, '.')),
                new FileShape.Xlsx(new XlsxShape("2024", 7, ',')),
                new FileShape.Json(new JsonShape(JsonShape.Form.LINES, null, '.')),
                new FileShape.Json(new JsonShape(JsonShape.Form.LIST, "no", ',')));
    }

    private static Arbitrary<Grouping> groupings() {
        Arbitrary<Grouping> keys = Combinators.combine(
                        words().list().uniqueElements().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(new Reading.Text(), new Reading.DecimalIdentifier()),
                        Arbitraries.of(Grouping.Repeats.values()))
                .as(Grouping.Key::new);
        return Arbitraries.oneOf(keys, Arbitraries.just(new Grouping.RowDigest()));
    }

    private static Arbitrary<Map<String, FieldRule>> fields() {
        return Combinators.combine(columns(texts()), columns(dates()), cases(), instead())
                .as((text, date, cases, instead) -> {
                    Map<String, FieldRule> rules = new LinkedHashMap<>();
                    rules.put("direction", text);
                    rules.put("eventDate", date);
                    rules.put("locationType", cases);
                    rules.put("offenders.count", new FieldRule.Constant(JsonNodeFactory.instance.numberNode(2)));
                    rules.put(
                            "detection",
                            new FieldRule.Column("d", new Reading.Text(), ";", instead, List.of("n/a", "0")));
                    rules.put("concealment[1].place", text);
                    return rules;
                });
    }

    private static Arbitrary<List<LineRule>> lines() {
        Arbitrary<LineRule> line = Combinators.combine(conditions(), columns(measures()), columns(texts()))
                .as((when, measure, text) -> {
                    Map<String, FieldRule> rules = new LinkedHashMap<>();
                    rules.put("quantity", measure);
                    rules.put(
                            "labConfirmed",
                            new FieldRule.Column("l", new Reading.YesNo(List.of("yes"), List.of("no", "0"))));
                    rules.put(LineRule.SERIAL_NUMBERS, text);
                    return new LineRule(when, rules);
                });
        return line.list().ofMaxSize(3);
    }

    private static Arbitrary<List<LegRule>> legs() {
        Arbitrary<LegRule> leg = conditions()
                .map(when -> new LegRule(
                        when,
                        Map.of(
                                "role",
                                FieldRule.Constant.of("ORIGIN"),
                                LegRule.STATION,
                                new FieldRule.Column("from", new Reading.PlaceText()))));
        return leg.list().ofMaxSize(2);
    }

    private static Arbitrary<Condition> conditions() {
        return Combinators.combine(
                        Arbitraries.maps(words(), words().list().ofMinSize(1).ofMaxSize(2))
                                .ofMaxSize(2),
                        words().list().ofMaxSize(2))
                .as(Condition::new);
    }

    private static Arbitrary<Map<String, String>> translations() {
        return Arbitraries.maps(words(), words())
                .ofMaxSize(4)
                .filter(map ->
                        map.keySet().stream().map(CellFolding::fold).distinct().count() == map.size());
    }

    private static Arbitrary<Instead> instead() {
        return Arbitraries.oneOf(Arbitraries.of(Instead.REFUSE, Instead.LEAVE_OUT), words().map(Instead::constant));
    }

    private static Arbitrary<Reading> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(new Reading.Text(), new Reading.DecimalIdentifier()),
                Combinators.combine(translations(), instead()).as(Reading.Codes::new));
    }

    private static Arbitrary<Reading> dates() {
        return Arbitraries.of(
                new Reading.Date(List.of("d.M.yyyy"), List.of()),
                new Reading.Date(List.of("d MMM yyyy", "yyyy"), List.of("fr", "no")));
    }

    private static Arbitrary<Reading> measures() {
        return translations().map(units -> new Reading.Measure(new NumberStyle(',', " "), units, "KGM"));
    }

    private static Arbitrary<FieldRule> columns(Arbitrary<Reading> readings) {
        return Combinators.combine(words(), readings, words().list().ofMaxSize(2))
                .as((column, reading, leaveOut) ->
                        new FieldRule.Column(column, reading, null, Instead.LEAVE_OUT, leaveOut));
    }

    private static Arbitrary<FieldRule> cases() {
        return conditions()
                .filter(condition -> !condition.equals(Condition.ALWAYS))
                .map(when -> new FieldRule.Cases(
                        List.of(new FieldRule.Case(when, JsonNodeFactory.instance.stringNode("SEAPORT"))),
                        JsonNodeFactory.instance.nullNode()));
    }
}
