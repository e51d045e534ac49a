package org.tidewaiter.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tidewaiter.formats.imports.WeaponsFile.ready;
import static org.tidewaiter.formats.imports.WeaponsFile.refused;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.PlaceResolver;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.RowFault;
import tools.jackson.databind.JsonNode;

/** What each rule of a mapping makes of a cell. */
class MappedFieldsTest {

    private static final String BASE = """
            report: {formType: SIMPLIFIED, provenance: FILE, eventKind: SEIZURE}
            """;
    private static final String LINE = "goods: {category: TOBACCO, subcategory: CIGARETTES}\n";

    private static String report(String more) {
        return BASE.replace("}", ", " + more + "}") + LINE;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{column: A, as: date, formats: [d.M.yyyy, M/yyyy, yyyy]} | 5.3.2024 | 2024-03-05/DAY",
                "{column: A, as: date, formats: [d.M.yyyy, M/yyyy, yyyy]} | 3/2024 | 2024-03-01/MONTH",
                "{column: A, as: date, formats: [d.M.yyyy, M/yyyy, yyyy]} | 2024 | 2024-01-01/YEAR",
            })
    void keepsThePrecisionOfADate(String rule, String cell, String expected) {
        JsonNode report = one(report("eventDate: " + rule), "A\n" + cell);
        assertThat(report.at("/eventDate/date").stringValue() + "/"
                        + report.at("/eventDate/precision").stringValue())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,5 kg | 12.5 KGM",
                "1.250 Stk | 1250 H87",
                "KG 7 | 7 KGM",
                "8 | 8 MIL",
                "3 \u00a0 Kg | 3 KGM",
            })
    void readsAnAmountWithItsUnit(String cell, String expected) {
        JsonNode line = one(
                        BASE + "goods: {category: TOBACCO, subcategory: CIGARETTES, quantity: {column: A, as: measure,"
                                + " decimal: \",\", thousands: \".\", units: {kg: KGM, Stk: H87}, unit: MIL}}",
                        "A\n" + cell)
                .at("/goods/0/quantity");
        assertThat(line.get("amount").stringValue() + " " + line.get("unit").stringValue())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quantity: {column: A, as: measure, units: {kg: KGM}} | 5 lb | cell.unit",
                "quantity: {column: A, as: measure, units: {kg: KGM}} | 5 | cell.no-unit",
                "quantity: {column: A, as: measure, units: {kg: KGM}} | kg 5 kg | cell.measure",
                "quantity: {column: A, as: measure, units: {kg: KGM}} | kg | cell.measure",
                "consignments: {column: A, as: whole} | 2.5 | cell.whole",
                "labConfirmed: {column: A, as: yes-no, yes: oui, no: non} | peut-\u00eatre | cell.yes-no",
                "brand: {column: A, as: text} | #REF! | cell.error",
                "brand: {column: A, as: text} | =1+1 | cell.formula",
                "brand: {column: A, as: text} | Marl\u202eorob | cell.characters",
                "brand: {column: A, as: text} | a\ufffdb | cell.characters",
                "brand: {column: A, as: text} | a\u0007x | cell.characters",
                "brand: {column: A, codes: {a: B}} | c | cell.unlisted",
            })
    void refusesACellWithTheRuleItBreaks(String rule, String cell, String fault) {
        List<ImportItem> items =
                read(BASE + "goods: {category: TOBACCO, subcategory: CIGARETTES, " + rule + "}", "A\n" + cell);
        assertThat(refused(items).getFirst().faults()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo(fault);
            assertThat(found.column()).isEqualTo("A");
            assertThat(found.english()).doesNotContain("{").contains("\"A\"");
            assertThat(found.french()).doesNotContain("{").contains("A\u00a0\u00bb");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\ud800b", "\\udc00", "a\\u0000b", "a\\u202eb", "a\\u2066b", "a\\uffffb"})
    void refusesCharactersThatCannotBeSeenFromJsonToo(String written) {
        Mapping mapping = Yaml.mapping(
                "{format: ndjson}",
                BASE + "goods: {category: TOBACCO, subcategory: CIGARETTES, brand: {column: A, as: text}}\n");
        List<ImportItem> items = Yaml.read(WeaponsFile.text("{\"A\": \"" + written + "\"}\n"), mapping);
        assertThat(refused(items).getFirst().faults())
                .extracting(RowFault::rule)
                .containsExactly("cell.characters");
    }

    @Test
    void translatesWhateverTheCaseAccentsAndBlanks() {
        Mapping mapping =
                Yaml.mapping(report("direction: {column: A, codes: {Entr\u00e9e  import: IMPORT, sortie: EXPORT},"
                                + " leave-out: [inconnu], blank: {value: TRANSIT}, unlisted: {value: UNKNOWN}}")
                        + "ignored: {B: no}\n");
        List<ImportItem> items =
                Yaml.read(WeaponsFile.text("A;B\nENTREE IMPORT;1\n Sortie ;2\nInconnu;3\n;4\nailleurs;5\n"), mapping);
        assertThat(ready(items))
                .extracting(item -> item.submission().report().direction())
                .containsExactly("IMPORT", "EXPORT", null, "TRANSIT", "UNKNOWN");
    }

    @Test
    void readsSeveralValuesOfACellAndPlacesOfAList() {
        JsonNode report = one(
                BASE.replace(
                                "}",
                                ", detection: {column: A, split: \",\", codes: {x-ray: XRAY_FIXED, dog: DOG_DRUG}, leave-out: none},"
                                        + " \"concealment[0].place\": {column: B, as: text, blank: leave-out},"
                                        + " \"concealment[1].place\": {column: C, as: text, blank: leave-out}}")
                        + LINE + "nominal: {vehiclePlates: {column: C, as: text}}\n",
                "A;B;C\nX-Ray, none ,Dog;;HULL");
        assertThat(report.get("detection")).hasToString("[\"XRAY_FIXED\",\"DOG_DRUG\"]");
        assertThat(report.get("concealment")).hasToString("[{\"place\":\"HULL\"}]");
        assertThat(report.at("/nominal/vehiclePlates")).hasToString("[\"HULL\"]");
    }

    @Test
    void makesALineOfEachFilledGroupOfColumns() {
        String goods = """
                goods:
                  - {category: TOBACCO, subcategory: {column: Kind, as: text}, serialNumbers: {column: No, as: text, split: "/", blank: leave-out}}
                  - where-filled: Kind (2)
                    category: TOBACCO
                    subcategory: {column: Kind (2), as: text}
                ignored: {x: no}
                """;
        List<ImportItem.Ready> reports =
                ready(read(BASE + goods, "Kind;No;Kind;x\nCIGARS;S1/S2;CIGARETTES;1\nCIGARS;;;2"));
        assertThat(reports)
                .extracting(item -> item.submission().report().goods().size())
                .containsExactly(2, 1);
        String first =
                reports.getFirst().submission().report().goods().getFirst().id();
        assertThat(reports.getFirst().submission().nominal().serialNumbers())
                .containsOnlyKeys(first)
                .containsValue(List.of("S1", "S2"));
    }

    @Test
    void looksPlacesUpAndKeepsUnknownOnesAsText() {
        String route = """
                route:
                  - leg: {role: ORIGIN, station: {column: From, as: place, blank: leave-out}}
                  - leg: {role: DESTINATION, station: {column: To, as: place, blank: leave-out}}
                """;
        PlaceResolver places = text -> text.startsWith("Nairobi")
                ? Optional.of(new PlaceResolver.Found("KE", "KENBO", null, "Nairobi", null))
                : text.equals("Kenya")
                        ? Optional.of(new PlaceResolver.Found("KE", null, null, null, null))
                        : Optional.empty();
        Mapping mapping = Yaml.mapping(report("place: {column: At, as: place}") + route);
        List<ImportItem> items = Yaml.read(
                WeaponsFile.text("At;From;To\nNairobi, Kenya;Kenya;Somewhere\nthe old pier;;Nairobi\n"),
                mapping,
                places);
        assertThat(ready(items))
                .extracting(item -> item.submission().write().path("place").toString()
                        + item.submission().write().path("route"))
                .containsExactly(
                        "{\"locode\":\"KENBO\"}[{\"role\":\"ORIGIN\",\"country\":\"KE\",\"place\":\"Kenya\"},"
                                + "{\"role\":\"DESTINATION\",\"country\":\"XX\",\"place\":\"Somewhere\"}]",
                        "{\"post\":\"the old pier\"}[{\"role\":\"DESTINATION\",\"country\":\"KE\",\"locode\":\"KENBO\"}]");
    }

    @Test
    void readsTheCountryOfAPlaceAndRefusesOneThatIsNotFound() {
        PlaceResolver places = text -> text.endsWith("Kenya")
                ? Optional.of(new PlaceResolver.Found("KE", null, null, null, null))
                : Optional.empty();
        List<ImportItem> items = Yaml.read(
                WeaponsFile.text("A\nNairobi, Kenya\nthe old pier\n"),
                Yaml.mapping(report("discoveryCountry: {column: A, as: place}")),
                places);
        assertThat(ready(items))
                .extracting(item -> item.submission().report().discoveryCountry())
                .containsExactly("KE");
        assertThat(refused(items).getFirst().faults())
                .extracting(RowFault::rule)
                .containsExactly("cell.no-country");
    }

    @Test
    void makesOneReportOfRowsWithTheSameKeyInSeveralColumns() {
        String more = "reports: {key: [Y, N], as: text, exact-repeats: once, on-disagreement: refuse-report,"
                + " on-refused-row: refuse-report}\n" + BASE
                + "goods: {category: TOBACCO, subcategory: {column: K, as: text}}\n";
        List<ImportItem> items = read(more, "Y;N;K\n2024;1;CIGARS\n2023;1;CIGARS\n2024;1;CIGARS\n2024;1;SNUS");
        assertThat(ready(items))
                .extracting(
                        ImportItem.Ready::sourceKey,
                        item -> item.rows().size(),
                        item -> item.submission().report().goods().size())
                .containsExactlyInAnyOrder(tuple("made:2024/1", 3, 2), tuple("made:2023/1", 1, 1));
    }

    @Test
    void shortensAKeyThatIsTooLong() {
        String more = "reports: {key: K, as: text, exact-repeats: keep, on-disagreement: refuse-report,"
                + " on-refused-row: refuse-report}\n" + BASE + LINE;
        assertThat(ready(read(more, "K\n" + "x".repeat(500))))
                .singleElement()
                .satisfies(item -> assertThat(item.sourceKey()).matches("made:[0-9a-f]{64}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eventDate: {column: A, as: text} | mapping.reading",
                "direction: {column: A, as: date, formats: yyyy} | mapping.reading",
                "direction: {column: A, as: text, split: x} | mapping.reading",
                "offenders.count: {column: A, as: text} | mapping.reading",
                "offenders.count: two | mapping.value",
                "regime: {column: A, as: place} | mapping.reading",
                "direction: 4 | mapping.value",
                "eventDate: {column: A, as: date, formats: dd} | mapping.value",
                "direction: {column: A, codes: {a: X, A: Y}} | mapping.double-value",
                "place.latitude: {column: A, as: decimal, decimal: ., thousands: .} | mapping.value",
                "goods: {column: A, as: text} | mapping.unknown-field",
                "concealment[50].place: {column: A, as: text} | mapping.unknown-field",
                "direction: {column: A, as: text, colour: red} | mapping.unknown-name",
            })
    void refusesARuleThatCannotFillItsField(String rule, String refusal) {
        String yaml = report(
                rule.startsWith("concealment")
                        ? rule.replace("concealment[50].place", "\"concealment[50].place\"")
                        : rule);
        assertThatThrownBy(() -> Yaml.mapping(yaml))
                .isInstanceOfSatisfying(
                        FileRefusedException.class,
                        refused -> assertThat(refused.rule()).isEqualTo(refusal));
    }

    @Test
    void refusesAMappingOfWorkbooksThatReadsTwoMarksBeforeDecimals() {
        String rules = report(
                "place.latitude: {column: A, as: decimal}, offenders.count: {column: B, as: whole, decimal: \",\"}");
        assertThat(Yaml.mapping(rules).columns()).containsExactly("A", "B");
        assertThatThrownBy(() -> Yaml.mapping("{format: xlsx}", rules))
                .isInstanceOfSatisfying(
                        FileRefusedException.class,
                        refused -> assertThat(refused.rule()).isEqualTo("mapping.decimals"));
    }

    private static JsonNode one(String more, String file) {
        List<ImportItem> items = read(more, file);
        assertThat(refused(items))
                .flatExtracting(ImportItem.RefusedRow::faults)
                .extracting(RowFault::rule)
                .isEmpty();
        return ready(items).getFirst().submission().write();
    }

    private static List<ImportItem> read(String more, String file) {
        return Yaml.read(WeaponsFile.text(file + "\n"), Yaml.mapping(more));
    }
}
