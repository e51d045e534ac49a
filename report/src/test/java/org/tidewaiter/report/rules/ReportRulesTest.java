package org.tidewaiter.report.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.report.Examples;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.shape.Misshape;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.EndedCodes;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ReportRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final ReportRules RULES = new ReportRules(Vocabulary.load(), () -> TODAY);

    @Test
    void aCompleteReportHasNoFault() {
        assertThat(check(Examples.read(Examples.complete()))).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("code-unknown", "/reportingCountry", "ZZ", "reportingCountry"),
                fault("code-unknown", "/reportingAgency", "NAVY", "reportingAgency"),
                fault("hs6-subheading", "/goods/0/hs6", "240299", "goods[0].hs6"),
                fault("hs6-heading", "/goods/0/hs6", "779900", "goods[0].hs6"),
                fault("code-unknown", "/goods/0/hs6", "24022", "goods[0].hs6"),
                fault("code-unknown", "/goods/0/quantity/unit", "BOX", "goods[0].quantity.unit"),
                fault("code-unknown", "/goods/0/value/currency", "EUX", "goods[0].value.currency"),
                fault("code-unknown", "/detection/1", "HORSE", "detection[1]"),
                fault(
                        "code-unknown",
                        "/nominal/persons/0/documents/0/kind",
                        "TICKET",
                        "nominal.persons[0].documents[0].kind"),
                fault("code-unknown", "/grading/handling/0", "H9", "grading.handling[0]"),
                fault("subcategory-of-category", "/goods/1/subcategory", "IVORY_RAW", "goods[1].subcategory"),
                fault("date-future", "/eventDate/date", "2026-11-24", "eventDate.date"),
                fault("date-early", "/eventDate/date", "1926-05-03", "eventDate.date"),
                fault(
                        "date-precision",
                        "/eventDate",
                        Map.of("date", "2026-05-03", "precision", "MONTH"),
                        "eventDate.date"),
                fault(
                        "date-precision",
                        "/eventDate",
                        Map.of("date", "2026-02-01", "precision", "YEAR"),
                        "eventDate.date"),
                fault(
                        "time-without-day",
                        "/eventDate",
                        Map.of("date", "2026-05-01", "precision", "MONTH", "time", "10:00:00"),
                        "eventDate.time"),
                fault("quantity-positive", "/goods/0/quantity/amount", "0", "goods[0].quantity.amount"),
                fault("quantity-positive", "/goods/0/quantity/amount", "-5", "goods[0].quantity.amount"),
                fault("quantity-bound", "/goods/1/quantity/amount", "1000000000001", "goods[1].quantity.amount"),
                fault("quantity-bound", "/goods/1/quantity/amount", "0.0000001", "goods[1].quantity.amount"),
                fault("quantity-whole", "/goods/0/quantity/amount", "10.5", "goods[0].quantity.amount"),
                fault("unit-permitted", "/goods/0/quantity/unit", "MTR", "goods[0].quantity.unit"),
                fault("unit-permitted", "/goods/1/quantity/unit", "BQL", "goods[1].quantity.unit"),
                fault("money-bound", "/goods/0/value/amount", "-1", "goods[0].value.amount"),
                fault("proportion-range", "/goods/0/originProportion", "1.2", "goods[0].originProportion"),
                fault("consignments-range", "/goods/0/consignments", 0, "goods[0].consignments"),
                fault("sticks-per-pack-range", "/goods/0/tobacco/sticksPerPack", 0, "goods[0].tobacco.sticksPerPack"),
                fault("line-id-syntax", "/goods/0/id", "line-one", "goods[0].id"),
                fault("line-id-unique", "/goods/1/id", "tobacco2", "goods[1].id"),
                fault("locode-syntax", "/place/locode", "NL RTM", "place.locode"),
                fault("locode-syntax", "/route/1/locode", "AEJE1", "route[1].locode"),
                fault("coordinates-range", "/place/latitude", "91", "place.latitude"),
                fault("coordinates-rounded", "/place/longitude", "4.05", "place.longitude"),
                fault("coordinates-pair", "/place/latitude", null, "place.latitude"),
                fault("imo-check-digit", "/transport/identity/imo", "9074728", "transport.identity.imo"),
                fault(
                        "container-check-digit",
                        "/transport/identity/container",
                        "CSQU3054384",
                        "transport.identity.container"),
                fault("route-order", "/route/2/date", "2026-03-31", "route[2].date"),
                fault("route-one-discovery", "/route/4/role", "DISCOVERY", "route"),
                fault("offender-count-range", "/offenders/count", 5000, "offenders.count"),
                fault("offender-profiles-count", "/offenders/count", 2, "offenders.profiles"),
                fault("case-reference-placeholder", "/nominal/nationalCaseRef", "N/A", "nominal.nationalCaseRef"),
                fault(
                        "birth-date-future",
                        "/nominal/persons/0/birthDate",
                        "2027-01-01",
                        "nominal.persons[0].birthDate"),
                fault(
                        "serial-number-line",
                        "/nominal/serialNumbers",
                        Map.of("aaaaaaaa", List.of("1")),
                        "nominal.serialNumbers"),
                fault("code-unknown", "/pictures/0/kind", "SELFIE", "pictures[0].kind"),
                fault("picture-malformed", "/pictures/0/id", "picture1", "pictures[0].id"),
                fault("picture-malformed", "/pictures/0/digest", "0123", "pictures[0].digest"),
                fault("picture-malformed", "/pictures/1/mediaType", "image/svg+xml", "pictures[1].mediaType"),
                fault("picture-unique", "/pictures/1/id", "xraypic2", "pictures[1]"),
                fault("picture-size", "/pictures/0/width", 0, "pictures[0]"),
                fault("picture-size", "/pictures/0/height", 20_001, "pictures[0]"),
                fault("text-length", "/goods/0/brand", "x".repeat(201), "goods[0].brand"),
                fault("text-length", "/summary", "x".repeat(4001), "summary"),
                fault("text-characters", "/goods/0/brand", "Northern\u0000Pine", "goods[0].brand"),
                fault("text-characters", "/goods/0/brand", "two\nlines", "goods[0].brand"),
                fault("text-characters", "/summary", "turned \u202Eround", "summary"),
                fault("text-characters", "/summary", "half \uD83D pair", "summary"),
                fault("text-characters", "/nominal/narrative", "bell \u0007", "nominal.narrative"),
                fault("mandatory", "/eventDate", null, "eventDate"),
                fault("mandatory", "/locationType", null, "locationType"),
                fault("mandatory", "/transport/mode", null, "transport.mode"),
                fault("mandatory", "/goods/0/quantity", null, "goods[0].quantity"),
                fault("mandatory", "/goods/0/quantity/basis", null, "goods[0].quantity.basis"),
                fault("mandatory", "/goods/0/takenAs", null, "goods[0].takenAs"),
                fault("mandatory-standard", "/direction", null, "direction"),
                fault("mandatory-standard", "/offence", null, "offence"),
                fault("mandatory-standard", "/transport/conveyance", null, "transport.conveyance"),
                fault("mandatory-standard", "/concealment", null, "concealment"),
                fault("mandatory-standard", "/concealment/0/method", null, "concealment[0].method"),
                fault("mandatory-standard", "/detection", null, "detection"),
                fault("mandatory-standard", "/goods/3/wildlife", null, "goods[3].wildlife.specimen"),
                fault(
                        "mandatory-standard",
                        "/goods/4/currency/declarationStatus",
                        null,
                        "goods[4].currency.declarationStatus"),
                fault("goods-missing", "/goods", null, "goods"),
                fault("place-missing", "/place", Map.of("latitude", "51.9", "longitude", "4.1"), "place"),
                fault("departure-missing", "/route/1/role", "TRANSIT", "route"),
                fault("destination-missing", "/route/4/role", "TRANSIT", "route"),
                fault("hs6-ended", "/goods/0/hs6", "970110", "goods[0].hs6"),
                fault("mandatory-standard", "/goods/5/cultural/objectType", " ", "goods[5].cultural.objectType"),
                fault("mandatory-standard", "/goods/10/document", null, "goods[10].document.kind"),
                fault("waste-code-syntax", "/goods/8/substance/wasteCode", "A116", "goods[8].substance.wasteCode"),
                fault("un-number-syntax", "/goods/8/substance/unNumber", "UN3252", "goods[8].substance.unNumber"),
                fault("cas-check-digit", "/goods/8/substance/cas", "75-10-4", "goods[8].substance.cas"),
                fault("nuclide-syntax", "/goods/9/nuclear/nuclide", "caesium", "goods[9].nuclear.nuclide"),
                fault("control-list-syntax", "/goods/9/nuclear/controlList", "0F1", "goods[9].nuclear.controlList"),
                fault("activity-range", "/goods/9/nuclear/activity", "0", "goods[9].nuclear.activity"),
                fault("strength-range", "/goods/7/alcohol/strength", "101", "goods[7].alcohol.strength"),
                fault("bottle-size-range", "/goods/7/alcohol/litresPerBottle", "0", "goods[7].alcohol.litresPerBottle"),
                fault("bottles-range", "/goods/7/alcohol/bottles", 0, "goods[7].alcohol.bottles"),
                ask("quantity-plausible", "/goods/1/quantity/amount", "25000.5", "goods[1].quantity.amount"),
                ask("value-plausible", "/goods/0/value/amount", "100", "goods[0].value"),
                ask("cash-plausible", "/goods/4/currency/found/amount", "30000001", "goods[4].currency.found"),
                ask("load-plausible", "/transport/conveyance", "POSTAL_PARCEL", "transport.conveyance"),
                ask("direction-route", "/direction", "INTERNAL", "direction"),
                note("field-category", "/goods/0/form", "POWDER", "goods[0].form"),
                note("concealment-mode", "/concealment/0/method", "DRONE_DROP", "concealment[0].method"),
                ask("hs6-fits", "/goods/0/hs6", "930200", "goods[0].hs6"),
                ask("cigarettes-kilograms", "/goods/0/quantity/unit", "KGM", "goods[0].quantity.unit"),
                ask("live-specimen", "/goods/3/wildlife/specimen", "LIVE", "goods[3].wildlife.alive"),
                ask("conveyance-mode", "/transport/conveyance", "LORRY", "transport.conveyance"),
                ask("route-discovery-country", "/route/3/country", "BE", "route[3].country"),
                ask("locode-country", "/place/locode", "BEANR", "place.locode"),
                ask("route-departure-destination", "/route/4/country", "AE", "route"),
                ask("goods-unexpected", "/eventKind", "OFFENCE_WITHOUT_GOODS", "goods"),
                note("taxon-unknown", "/goods/3/wildlife/taxon", "Green lizard", "goods[3].wildlife.taxon"),
                note("location-mode", "/locationType", "INLAND_UNKNOWN", null),
                note("location-mode", "/locationType", "AIRPORT", "locationType"),
                note("concealment-mode", "/concealment/0/place", "AIRCRAFT_PANEL", "concealment[0].place"));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("faults")
    void findsTheFaultAndNoOtherOfItsRule(
            String rule, String pointer, @Nullable Object value, @Nullable String path, Severity severity) {
        List<Fault> faults = check(Examples.with(pointer, value)).stream()
                .filter(fault -> fault.rule().equals(rule))
                .toList();
        if (path == null) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).extracting(Fault::path).containsExactly(path);
            assertThat(faults).extracting(Fault::severity).containsOnly(severity);
        }
    }

    @Test
    void aCodeMustBeValidOnTheDayOfTheEventNotOnTheDayOfEntry() {
        Vocabulary ended = EndedCodes.with("offence", "SMUGGLING", LocalDate.of(2026, 5, 2));
        ReportRules rules = new ReportRules(ended, () -> TODAY);
        assertThat(rules.checkReceived(Examples.read(Examples.complete()).report()))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.rule()).isEqualTo("code-not-valid");
                    assertThat(fault.path()).isEqualTo("offence");
                    assertThat(fault.message(Locale.ENGLISH))
                            .isEqualTo(
                                    "The code SMUGGLING of the list \"Offence\" was not valid on the day of the event.");
                });
        assertThat(rules.checkReceived(
                        Examples.with("/eventDate/date", "2026-05-02").report()))
                .extracting(Fault::rule)
                .doesNotContain("code-not-valid");
    }

    @Test
    void aCodeOfAnOlderEditionIsGoodForTheEventsOfItsTimeAndNamesItsFollowersAfterwards() {
        ObjectNode document = Examples.complete();
        Examples.set(document, "/goods/5/hs6", "970300");
        assertThat(check(Examples.read(document))).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo("hs6-ended");
            assertThat(fault.message(Locale.ENGLISH))
                    .isEqualTo(
                            "Subheading 970300 ended on 2021-12-31, before the event. It was followed by: 970310, 970390.");
        });
        Examples.set(document, "/eventDate/date", "2021-05-03");
        document.remove("route");
        assertThat(rules(Examples.read(document))).doesNotContain("hs6-ended", "code-not-valid", "code-unknown");
    }

    @Test
    void aSixDigitCodeThatTheListDoesNotHaveIsAnsweredWithItsHeading() {
        assertThat(check(Examples.with("/goods/0/hs6", "240299")))
                .filteredOn(fault -> fault.rule().equals("hs6-subheading"))
                .extracting(fault -> fault.message(Locale.ENGLISH))
                .containsExactly(
                        "Heading 2402 exists, but has no such subheading in the 2022 edition. It has: 240210, 240220,"
                                + " 240290.");
        ObjectNode document = Examples.complete();
        Examples.set(document, "/goods/0/hs6", "240299");
        Examples.set(document, "/eventDate/date", "2015-05-03");
        assertThat(check(Examples.read(document)))
                .filteredOn(fault -> fault.path().equals("goods[0].hs6"))
                .extracting(Fault::rule, Fault::severity)
                .contains(tuple("hs6-older", Severity.ASK))
                .doesNotContain(tuple("hs6-subheading", Severity.REFUSE));
    }

    @Test
    void ofPersonsOnlyTheirNumberIsAccepted() {
        ObjectNode document = Examples.complete();
        ObjectNode line = ((ArrayNode) document.get("goods")).addObject();
        line.put("id", "persons2").put("category", "LIVE_PERSONS").put("subcategory", "SMUGGLED_MIGRANTS");
        line.putObject("quantity").put("amount", "14").put("unit", "IE").put("basis", "COUNTED");
        assertThat(check(Examples.read(document))).isEmpty();
        line.put("description", "six men and eight women").put("originCountry", "SO");
        assertThat(check(Examples.read(document)))
                .extracting(Fault::rule, Fault::path, Fault::severity)
                .containsExactly(
                        tuple("persons-count-only", "goods[11].description", Severity.REFUSE),
                        tuple("persons-count-only", "goods[11].originCountry", Severity.REFUSE));
        assertThat(RULES.checkReceived(Examples.read(document).report()))
                .extracting(Fault::rule)
                .contains("persons-count-only");
    }

    @Test
    void everyLimitNamesItsSourceAndWhatTheVocabularyHas() {
        Vocabulary vocabulary = Vocabulary.load();
        Limits.File limits = Limits.load().file();
        assertThat(limits.quantities()).isNotEmpty().allSatisfy(limit -> {
            assertThat(limit.source()).isNotBlank();
            assertThat(limit.goods() == null).isNotEqualTo(limit.category() == null);
            String category = limit.category() != null
                    ? limit.category()
                    : vocabulary
                            .list("subcategory")
                            .code(String.valueOf(limit.goods()))
                            .orElseThrow()
                            .parent();
            assertThat(vocabulary
                            .list("category")
                            .code(String.valueOf(category))
                            .orElseThrow()
                            .words("bases"))
                    .contains(limit.unit());
        });
        assertThat(limits.values()).allSatisfy(limit -> {
            assertThat(limit.source()).isNotBlank();
            assertThat(limit.askBelow()).isLessThan(limit.askAbove());
            assertThat(vocabulary
                            .list("subcategory")
                            .code(limit.goods())
                            .orElseThrow()
                            .words("base"))
                    .contains(limit.unit());
        });
        assertThat(limits.loads())
                .allSatisfy(limit -> assertThat(vocabulary.list("conveyance").code(limit.conveyance()))
                        .isPresent());
        assertThat(vocabulary.list("currency").codes())
                .extracting(Code::code)
                .containsAll(limits.cash().currencies());
    }

    @Test
    void everyRuleHasAnExample() {
        Set<String> shown =
                faults().map(each -> String.valueOf(each.get()[0])).collect(Collectors.toCollection(TreeSet::new));
        shown.addAll(List.of("too-many", "code-not-valid", "hs6-older", "persons-count-only"));
        assertThat(shown)
                .isEqualTo(Catalogue.rules().stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyRuleHasAMessage(String language) {
        Set<String> expected = Stream.concat(
                        Catalogue.rules().stream().map(Rule::id),
                        Arrays.stream(Misshape.Kind.values()).map(Misshape.Kind::id))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(new TreeSet<>(Messages.bundle(Locale.of(language)).keySet())).isEqualTo(expected);
    }

    @Test
    void messagesNameListsAndUnitsInTheReadersLanguage() {
        Fault list = check(Examples.with("/offence", "THEFT")).getFirst();
        assertThat(list.message(Locale.ENGLISH)).isEqualTo("This is not a code of the list \"Offence\".");
        assertThat(list.message(Locale.FRENCH))
                .isEqualTo("Ce code ne figure pas dans la liste «\u00a0Infraction\u00a0».");
        Fault unit = check(Examples.with("/goods/4/quantity/unit", "LTR")).getFirst();
        assertThat(unit.message(Locale.FRENCH)).contains("pièce, kilogramme").doesNotContain("{");
    }

    @Test
    void findsAllFaultsAtOnceAndNeverRepeatsWhatWasTyped() {
        ObjectNode document = Examples.complete();
        Examples.set(document, "/offence", "Velderman");
        Examples.set(document, "/goods/0/quantity/amount", "-777.25");
        Examples.set(document, "/place/locode", "Breda");
        Examples.set(document, "/transport/identity/imo", "Velderman");
        Examples.set(document, "/nominal/nationalCaseRef", "unknown");
        List<Fault> faults = check(Examples.read(document));
        assertThat(faults)
                .extracting(Fault::rule)
                .contains(
                        "code-unknown",
                        "quantity-positive",
                        "quantity-whole",
                        "locode-syntax",
                        "imo-check-digit",
                        "case-reference-placeholder");
        for (Fault fault : faults) {
            String said = fault + fault.message(Locale.ENGLISH) + fault.message(Locale.FRENCH);
            assertThat(said).doesNotContain("Velderman", "777", "Breda");
        }
    }

    @Test
    void refusesMoreLinesAndLegsThanTheLimits() {
        ObjectNode document = Examples.complete();
        ArrayNode goods = (ArrayNode) document.get("goods");
        IntStream.range(0, 200).forEach(i -> goods.add(goods.get(1).deepCopy()));
        ArrayNode route = (ArrayNode) document.get("route");
        IntStream.range(0, 50).forEach(i -> route.add(route.get(4)));
        assertThat(check(Examples.read(document)))
                .filteredOn(fault -> fault.rule().equals("too-many"))
                .extracting(Fault::path)
                .containsExactly("goods", "route");
    }

    @Test
    void aSimplifiedReportNeedsOnlyWhatStatisticsNeed() {
        ObjectNode document = Examples.complete();
        document.put("formType", "SIMPLIFIED");
        document.remove(
                List.of("direction", "offence", "place", "route", "concealment", "detection", "regime", "consignment"));
        ((ObjectNode) document.get("transport")).remove(List.of("conveyance", "identity"));
        assertThat(check(Examples.read(document))).isEmpty();
    }

    @Test
    void cashIsToldByItsAmountInsteadOfAQuantity() {
        assertThat(check(Examples.with("/goods/4/quantity", null))).isEmpty();
    }

    @Test
    void anOffenceWithoutGoodsNeedsNeitherGoodsNorTransport() {
        ObjectNode document = Examples.complete();
        document.put("eventKind", "OFFENCE_WITHOUT_GOODS");
        document.remove(List.of("goods", "transport", "route", "concealment", "detection"));
        ((ObjectNode) document.get("nominal")).remove("serialNumbers");
        assertThat(check(Examples.read(document))).isEmpty();
    }

    @Test
    void aMonthIsNotInTheFutureBeforeItBegins() {
        assertThat(rules(Examples.with("/eventDate", Map.of("date", "2026-11-01", "precision", "MONTH"))))
                .doesNotContain("date-future");
        assertThat(rules(Examples.with("/eventDate", Map.of("date", "2026-12-01", "precision", "MONTH"))))
                .contains("date-future");
        assertThat(rules(Examples.with("/eventDate", Map.of("date", "2026-01-01", "precision", "YEAR"))))
                .doesNotContain("date-future");
    }

    @Test
    void aReceiverLetsTheNextDayPassAndMissesNothingThatWasKeptBack() {
        ObjectNode document = Examples.complete();
        document.remove(List.of("nominal", "place", "route", "detection", "offence", "locationType"));
        Examples.set(document, "/goods/0/takenAs", null);
        Examples.set(document, "/offenders/count", 2);
        Examples.set(document, "/eventDate/date", "2026-11-24");
        assertThat(RULES.checkReceived(Examples.read(document).report())).isEmpty();
        Examples.set(document, "/goods/0/quantity/unit", "MTR");
        assertThat(RULES.checkReceived(Examples.read(document).report()))
                .extracting(Fault::rule)
                .contains("unit-permitted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "N/A",
                "n.a.",
                "-",
                "0",
                "000000",
                "unknown",
                "Inconnu",
                "NÉANT",
                "xxxx",
                "  ",
                "1",
                "12",
                "123",
                "?",
                "tbd",
                "---",
                "неизвестно"
            })
    void refusesPlaceholdersAsCaseReferences(String reference) {
        assertThat(CaseReference.placeholder(reference)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RTM-2026-004711", "2026/17", "A-77", "PV 4412", "дело 4412/26"})
    void acceptsCaseReferences(String reference) {
        assertThat(CaseReference.placeholder(reference)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"9074729,true", "9074728,false", "907472,false", "IMO9074729,false"})
    void knowsShipNumbers(String number, boolean good) {
        assertThat(CheckDigits.imo(number)).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({
        "CSQU3054383,true",
        "CSQU3054384,false",
        "MSKU9070323,true",
        "TCNU1234567,false",
        "CSQX3054383,false",
        "csqu3054383,false"
    })
    void knowsContainerNumbers(String number, boolean good) {
        assertThat(CheckDigits.container(number)).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"7439-97-6,true", "75-10-5,true", "75-10-4,false", "7439976,false", "0-00-0,false"})
    void knowsNumbersOfChemicals(String number, boolean good) {
        assertThat(CheckDigits.cas(number)).isEqualTo(good);
    }

    private static List<String> rules(Submission submission) {
        return check(submission).stream().map(Fault::rule).toList();
    }

    private static List<Fault> check(Submission submission) {
        return RULES.check(submission.report(), submission.nominal());
    }

    private static Arguments fault(String rule, String pointer, @Nullable Object value, String path) {
        return Arguments.of(rule, pointer, value, path, Severity.REFUSE);
    }

    private static Arguments ask(String rule, String pointer, @Nullable Object value, String path) {
        return Arguments.of(rule, pointer, value, path, Severity.ASK);
    }

    private static Arguments note(String rule, String pointer, @Nullable Object value, @Nullable String path) {
        return Arguments.of(rule, pointer, value, path, Severity.NOTE);
    }
}
