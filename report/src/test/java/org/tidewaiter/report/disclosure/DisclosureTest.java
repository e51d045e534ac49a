package org.tidewaiter.report.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.Examples;
import org.tidewaiter.report.LineText;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.MalformedReportException.Problem;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.Offenders;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import org.tidewaiter.report.disclosure.DisclosureProfile.OffenderProfiles;
import org.tidewaiter.report.disclosure.FieldDecision.Decision;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DisclosureTest {

    private static final Discloser STANDARD = new Discloser(DisclosureProfile.named("non-personal-standard"));
    private static final Discloser RELEASABLE = new Discloser(DisclosureProfile.named("releasable"));
    private static final Submission COMPLETE = Examples.read(Examples.complete());

    @Test
    void disclosesTheListedPartsInTheirOrder() {
        assertThat(names(released(COMPLETE.report())))
                .containsExactly(
                        "event",
                        "place",
                        "goods/tobacco2",
                        "goods/cocaine2",
                        "goods/weapon22",
                        "goods/ivory222",
                        "goods/cash2222",
                        "goods/statue22",
                        "goods/tablets2",
                        "goods/spirits2",
                        "goods/coolant2",
                        "goods/source22",
                        "goods/stamps22",
                        "leg/1",
                        "leg/2",
                        "leg/3",
                        "leg/4",
                        "leg/5",
                        "transport",
                        "transport-identity",
                        "consignment",
                        "concealment",
                        "offenders",
                        "offender-profiles",
                        "companies",
                        "grading",
                        "picture/xraypic2",
                        "picture/hidepic2",
                        "text");
    }

    @Test
    void whatPeopleWroteOfALineLeavesOnlyOnceAPersonReleasedIt() {
        List<Part> automatic = RELEASABLE
                .disclose(COMPLETE.report(), TextRelease.WITHHELD, Set.of())
                .parts();
        List<Part> released = released(COMPLETE.report());
        for (LineText text : LineText.values()) {
            String words = COMPLETE.report().goods().stream()
                    .flatMap(line -> Stream.ofNullable(text.of(line)))
                    .findFirst()
                    .orElseThrow();
            assertThat(automatic.toString()).as(text.name()).doesNotContain(words);
            assertThat(released)
                    .filteredOn(part -> part.value().toString().contains(words))
                    .extracting(Part::name)
                    .containsExactly("text");
        }
    }

    @Test
    void aReceiverPutsTogetherWhatLeftWhateverTheOrder() throws MalformedReportException {
        List<Part> parts = new ArrayList<>(released(COMPLETE.report()));
        SeizureReport assembled = ReportAssembly.assemble(parts);
        Collections.reverse(parts);
        assertThat(ReportAssembly.assemble(parts)).isEqualTo(assembled);
        assertThat(assembled.goods())
                .containsExactlyInAnyOrderElementsOf(COMPLETE.report().goods());
        assertThat(assembled.route()).isEqualTo(COMPLETE.report().route());
        assertThat(assembled.transport()).isEqualTo(COMPLETE.report().transport());
        assertThat(assembled.consignment()).isEqualTo(COMPLETE.report().consignment());
        assertThat(assembled.summary()).isEqualTo(COMPLETE.report().summary());
        assertThat(assembled.eventDate()).isEqualTo(COMPLETE.report().eventDate());
        assertThat(assembled.grading()).isEqualTo(COMPLETE.report().grading());
    }

    @Test
    void aRelayDisclosesTheSameAgain() throws MalformedReportException {
        List<Part> parts = released(COMPLETE.report());
        List<Part> again = released(ReportAssembly.assemble(parts));
        assertThat(again).containsExactlyInAnyOrderElementsOf(parts);
    }

    @Test
    void textLeavesOnlyAfterAPersonHasReleasedIt() {
        String automatic = STANDARD.disclose(COMPLETE.report(), TextRelease.WITHHELD, Set.of())
                .parts()
                .toString();
        assertThat(automatic).doesNotContain("garden furniture", "white powder", "behind furniture", "pistols");
        assertThat(names(STANDARD.disclose(COMPLETE.report(), TextRelease.WITHHELD, Set.of())
                        .parts()))
                .doesNotContain("text");
        assertThat(part(released(COMPLETE.report()), "text").toString())
                .contains("garden furniture", "white powder", "behind furniture", "pistols");
    }

    @Test
    void underATobaccoAgreementOnlyTobaccoAndWhatBelongsToItLeaves() {
        List<Part> parts = STANDARD.disclose(COMPLETE.report(), TextRelease.RELEASED_BY_A_PERSON, Set.of("TOBACCO"))
                .parts();
        assertThat(names(parts)).contains("goods/tobacco2", "event", "leg/1");
        assertThat(parts.toString()).doesNotContain("cocaine", "COCAINE", "pistols", "Loxodonta", "garden furniture");
        assertThat(part(parts, "text").toString()).contains("cigarettes behind furniture");
    }

    @Test
    void aCaseWithoutALineOfTheAgreedCategoriesDisclosesNothing() {
        ObjectNode document = Examples.complete();
        Examples.set(document, "/goods/0", null);
        SeizureReport report = Examples.read(document).report();
        assertThat(STANDARD.disclose(report, TextRelease.WITHHELD, Set.of("TOBACCO"))
                        .parts())
                .isEmpty();
    }

    @Test
    void offendersLeaveAsNumbersAndNationalities() throws MalformedReportException {
        JsonNode offenders = part(released(COMPLETE.report()), "offenders");
        assertThat(offenders.toString()).isEqualTo("{\"count\":3,\"nationalities\":{\"GB\":1,\"NL\":2}}");
        Offenders assembled = Objects.requireNonNull(
                ReportAssembly.assemble(released(COMPLETE.report())).offenders());
        assertThat(assembled.profiles())
                .filteredOn(profile -> profile.nationality() != null)
                .hasSize(3)
                .allSatisfy(profile -> assertThat(profile.sex()).isNull());
        assertThat(assembled.profiles())
                .filteredOn(profile -> profile.sex() != null)
                .hasSize(3);
    }

    @Test
    void fewerThanThreeOffendersAreNotDescribedUnlessTheProfileSaysSo() {
        ObjectNode document = Examples.complete();
        Examples.set(document, "/offenders/profiles/2", null);
        Examples.set(document, "/offenders/count", 2);
        SeizureReport report = Examples.read(document).report();
        assertThat(names(released(report))).contains("offenders").doesNotContain("offender-profiles");
        List<Part> wide =
                RELEASABLE.disclose(report, TextRelease.WITHHELD, Set.of()).parts();
        assertThat(names(wide)).contains("offender-profiles");
        assertThat(STANDARD.excess(wide)).containsExactly(new Excess("offender-profiles"));
    }

    @Test
    void theOrderOfDescriptionsDoesNotLeadToANationality() {
        ObjectNode document = Examples.complete();
        List<Part> before = released(Examples.read(document).report());
        JsonNode first = document.at("/offenders/profiles/0");
        Examples.set(document, "/offenders/profiles/0", document.at("/offenders/profiles/2"));
        Examples.set(document, "/offenders/profiles/2", first);
        List<Part> after = released(Examples.read(document).report());
        assertThat(part(after, "offender-profiles")).isEqualTo(part(before, "offender-profiles"));
    }

    @Test
    void theWidestProfilePermitsAllThatTheStandardOneLists() {
        DisclosureProfile wide = DisclosureProfile.named("releasable");
        DisclosureProfile.named("non-personal-standard")
                .parts()
                .forEach((part, fields) -> assertThat(wide.parts().get(part)).containsAll(fields));
        assertThat(RELEASABLE.excess(released(COMPLETE.report()))).isEmpty();
    }

    @Test
    void namesEveryPartAndFieldBeyondTheProfile() {
        List<Part> parts = new ArrayList<>(released(COMPLETE.report()));
        parts.add(new Part("driver", json("{\"name\":\"x\"}")));
        parts.add(new Part(
                "goods/zzzzzzzz",
                json("{\"id\":\"zzzzzzzz\",\"description\":\"x\",\"quantity\":{\"amount\":\"1\",\"seen\":\"x\"}}")));
        parts.add(new Part("goods", json("{}")));
        parts.add(new Part("text", json("{\"narrative\":\"x\"}")));
        parts.add(new Part("concealment", json("[{\"place\":\"NONE\",\"street\":\"x\"}]")));
        assertThat(STANDARD.excess(parts))
                .extracting(Excess::path)
                .containsExactly(
                        "driver",
                        "goods/zzzzzzzz.description",
                        "goods/zzzzzzzz.quantity.seen",
                        "goods",
                        "text.narrative",
                        "concealment[0].street");
    }

    @Test
    void permitsPartsByName() {
        assertThat(STANDARD.permits("goods/k3v9x2ab")).isTrue();
        assertThat(STANDARD.permits("leg/3")).isTrue();
        assertThat(STANDARD.permits("pseudonym")).isTrue();
        assertThat(STANDARD.permits("goods")).isFalse();
        assertThat(STANDARD.permits("nominal")).isFalse();
        assertThat(STANDARD.permits("event/1")).isFalse();
        Discloser narrow = new Discloser(new DisclosureProfile(
                "narrow", 1, OffenderProfiles.THREE_OR_MORE, Map.of("event", List.of("formType"))));
        assertThat(narrow.permits("place")).isFalse();
        assertThat(narrow.disclose(COMPLETE.report(), TextRelease.RELEASED_BY_A_PERSON, Set.of())
                        .parts()
                        .toString())
                .isEqualTo("[Part[name=event, value={\"formType\":\"STANDARD\"}]]");
    }

    @Test
    void thePseudonymIsAddedByTheCallerIfTheProfileListsIt() {
        DisclosedReport disclosed = STANDARD.disclose(COMPLETE.report(), TextRelease.WITHHELD, Set.of());
        assertThat(part(disclosed.withPseudonym("2026", "abc").parts(), "pseudonym")
                        .toString())
                .isEqualTo("{\"key\":\"2026\",\"value\":\"abc\"}");
        Discloser without = new Discloser(
                new DisclosureProfile("none", 1, OffenderProfiles.ALWAYS, Map.of("event", List.of("formType"))));
        assertThat(without.disclose(COMPLETE.report(), TextRelease.WITHHELD, Set.of())
                        .withPseudonym("k", "v")
                        .parts())
                .hasSize(1);
    }

    @Test
    void refusesAProfileThatListsWhatTheModelDoesNotHaveOrWhatHasItsOwnPart() {
        for (Map.Entry<String, String> each : Map.of(
                        "event",
                        "summary",
                        "goods",
                        "description",
                        "consignment",
                        "declaredDescription",
                        "place",
                        "street",
                        "transport",
                        "identity.vessel",
                        "offender-profiles",
                        "nationality",
                        "leg",
                        "role.name",
                        "text",
                        "narrative",
                        "nominal",
                        "driver")
                .entrySet()) {
            DisclosureProfile profile = new DisclosureProfile(
                    "bad", 1, OffenderProfiles.ALWAYS, Map.of(each.getKey(), List.of(each.getValue())));
            assertThatThrownBy(() -> new Discloser(profile)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Discloser(new DisclosureProfile(
                        "whole", 1, OffenderProfiles.ALWAYS, Map.of("goods", List.of("quantity")))))
                .hasMessageContaining("single values");
    }

    @Test
    void theDigestFollowsTheContentAndNotTheOrder() {
        DisclosureProfile one =
                new DisclosureProfile("p", 1, OffenderProfiles.ALWAYS, Map.of("place", List.of("office", "post")));
        DisclosureProfile same =
                new DisclosureProfile("p", 1, OffenderProfiles.ALWAYS, Map.of("place", List.of("post", "office")));
        DisclosureProfile other =
                new DisclosureProfile("p", 1, OffenderProfiles.ALWAYS, Map.of("place", List.of("office")));
        assertThat(one.digest())
                .isEqualTo(same.digest())
                .isNotEqualTo(other.digest())
                .matches("[A-Za-z0-9_-]{43}");
        assertThat(DisclosureProfile.named("non-personal-standard").digest())
                .isNotEqualTo(DisclosureProfile.named("releasable").digest());
        assertThatThrownBy(() -> DisclosureProfile.named("no-such-profile"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DisclosureProfile.named("../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void explainsEveryRecordedFieldInTheOrderOfTheForm() {
        List<FieldDecision> decisions =
                STANDARD.explain(COMPLETE.report(), COMPLETE.nominal(), TextRelease.WITHHELD, Set.of("TOBACCO"));
        assertThat(decision(decisions, "formType")).isEqualTo(Decision.LEAVES);
        assertThat(decision(decisions, "goods[0].quantity.amount")).isEqualTo(Decision.LEAVES);
        assertThat(decision(decisions, "goods[0].description")).isEqualTo(Decision.TEXT_HELD);
        assertThat(decision(decisions, "goods[1].quantity.amount")).isEqualTo(Decision.OTHER_CATEGORY);
        assertThat(decision(decisions, "summary")).isEqualTo(Decision.OTHER_CATEGORY);
        assertThat(decision(decisions, "offenders.profiles[1].nationality")).isEqualTo(Decision.LEAVES);
        assertThat(decision(decisions, "transport.identity.vessel")).isEqualTo(Decision.LEAVES);
        assertThat(decision(decisions, "concealment[0].place")).isEqualTo(Decision.LEAVES);
        assertThat(decision(decisions, "nominal.driver")).isEqualTo(Decision.PERSONAL);
        assertThat(decision(decisions, "nominal.persons[0].familyName")).isEqualTo(Decision.PERSONAL);
        assertThat(decisions.stream().map(FieldDecision::section).distinct())
                .containsExactly(
                        "event",
                        "place",
                        "goods",
                        "route",
                        "transport",
                        "consignment",
                        "concealment",
                        "offenders",
                        "companies",
                        "text",
                        "grading",
                        "pictures",
                        "nominal");
    }

    @Test
    void whatTheExplanationSaysIsWhatLeaves() throws MalformedReportException {
        for (TextRelease text : TextRelease.values()) {
            for (Set<String> categories : List.of(Set.<String>of(), Set.of("TOBACCO"), Set.of("DRUGS", "CITES"))) {
                SeizureReport assembled = ReportAssembly.assemble(
                        STANDARD.disclose(COMPLETE.report(), text, categories).parts());
                long left = STANDARD.explain(assembled, NominalPart.none(), TextRelease.RELEASED_BY_A_PERSON, Set.of())
                        .size();
                long said = STANDARD.explain(COMPLETE.report(), COMPLETE.nominal(), text, categories).stream()
                        .filter(decision -> decision.decision() == Decision.LEAVES)
                        .count();
                assertThat(said).isEqualTo(left);
            }
        }
    }

    @Test
    void refusesPartsThatAreUnknownRepeatedOrMisshapen() {
        List<Part> parts = new ArrayList<>(released(COMPLETE.report()));
        parts.add(parts.get(1));
        parts.add(new Part("driver", json("{}")));
        parts.add(new Part("leg/0", json("{\"role\":\"TRANSIT\",\"country\":\"EG\"}")));
        parts.add(new Part("leg/9", json("{\"role\":\"TRANSIT\"}")));
        parts.add(new Part("goods/aaaaaaaa", json("{\"id\":\"bbbbbbbb\"}")));
        MalformedReportException refused =
                catchThrowableOfType(MalformedReportException.class, () -> ReportAssembly.assemble(parts));
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        new Problem("repeated-part", "place"),
                        new Problem("unknown-part", ""),
                        new Problem("unknown-part", "route"),
                        new Problem("missing", "route[5].country"),
                        new Problem("wrong-type", "goods[11].id"));
    }

    @Test
    void refusesTextOrSummaryHiddenInAnotherPart() {
        for (Part part : List.of(
                new Part(
                        "event",
                        json(
                                "{\"formType\":\"STANDARD\",\"provenance\":\"FILE\",\"eventKind\":\"SEIZURE\",\"summary\":\"x\"}")),
                new Part("consignment", json("{\"declaredDescription\":\"x\"}")),
                new Part(
                        "goods/aaaaaaaa",
                        json(
                                "{\"id\":\"aaaaaaaa\",\"category\":\"DRUGS\",\"subcategory\":\"LSD\",\"description\":\"x\"}")),
                new Part("transport", json("{\"identity\":{\"vessel\":\"x\"}}")),
                new Part("offender-profiles", json("[{\"nationality\":\"NL\"}]")),
                new Part("offenders", json("{\"nationalities\":{\"NL\":2000000000}}")),
                new Part("text", json("{\"descriptions\":{\"zzzzzzzz\":\"x\"}}")))) {
            List<Part> parts = part.name().equals("event")
                    ? List.of(part)
                    : List.of(
                            new Part(
                                    "event",
                                    json(
                                            "{\"formType\":\"STANDARD\",\"provenance\":\"FILE\",\"eventKind\":\"SEIZURE\"}")),
                            part);
            assertThatThrownBy(() -> ReportAssembly.assemble(parts)).isInstanceOf(MalformedReportException.class);
        }
    }

    private static JsonNode json(String text) {
        return ReportJson.mapper().readTree(text);
    }

    private static List<Part> released(SeizureReport report) {
        return STANDARD.disclose(report, TextRelease.RELEASED_BY_A_PERSON, Set.of())
                .parts();
    }

    private static List<String> names(List<Part> parts) {
        return parts.stream().map(Part::name).toList();
    }

    private static JsonNode part(List<Part> parts, String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static Decision decision(List<FieldDecision> decisions, String path) {
        return decisions.stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow()
                .decision();
    }
}
