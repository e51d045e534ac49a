package org.tidewaiter.report.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.Examples;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import org.tidewaiter.report.disclosure.DisclosureProfile.OffenderProfiles;
import org.tidewaiter.report.generated.GeneratedCases;

class NarrowingTest {

    private static final Discloser STANDARD = new Discloser(DisclosureProfile.named("non-personal-standard"));
    private static final Discloser RELEASABLE = new Discloser(DisclosureProfile.named("releasable"));
    private static final SeizureReport MIXED =
            Examples.read(Examples.complete()).report();

    private static List<Part> signed(SeizureReport report) {
        return RELEASABLE
                .disclose(report, TextRelease.RELEASED_BY_A_PERSON, Set.of())
                .parts();
    }

    private static List<String> names(List<Part> parts) {
        return parts.stream().map(Part::name).toList();
    }

    @Test
    void ofWhatWasSignedTheSameTravelsAsIfItHadBeenDisclosedUnderTheProfile() {
        GeneratedCases cases = new GeneratedCases(3, LocalDate.of(2026, 5, 20));
        for (int i = 0; i < 500; i++) {
            SeizureReport report = cases.next().report();
            for (Set<String> categories : List.of(Set.<String>of(), Set.of("TOBACCO"), Set.of("DRUGS", "CURRENCY"))) {
                boolean mixed = report.goods().stream()
                        .anyMatch(line -> !categories.isEmpty() && !categories.contains(line.category()));
                TextRelease text = mixed ? TextRelease.WITHHELD : TextRelease.RELEASED_BY_A_PERSON;
                assertThat(STANDARD.narrow(signed(report), categories))
                        .isEqualTo(STANDARD.disclose(report, text, categories).parts());
            }
        }
    }

    @Test
    void ofAMixedCaseNeitherOtherLinesNorTextOrPicturesThatMayTellOfThemTravel() {
        assertThat(names(STANDARD.narrow(signed(MIXED), Set.of("TOBACCO"))))
                .contains("event", "place", "goods/tobacco2", "leg/1", "transport")
                .doesNotContain("text", "picture/xraypic2", "picture/hidepic2", "goods/cocaine2", "goods/cash2222");
        assertThat(names(STANDARD.narrow(signed(MIXED), Set.of()))).contains("picture/xraypic2", "picture/hidepic2");
    }

    @Test
    void ofACaseWithoutAnAgreedLineNothingTravels() {
        assertThat(STANDARD.narrow(signed(MIXED), Set.of("HAZARDOUS"))).isEmpty();
    }

    @Test
    void fewerThanThreeOffendersAreNotDescribedAlthoughTheyWereSigned() {
        SeizureReport two = Examples.with("/offenders/profiles/2", null).report();
        SeizureReport counted = Examples.read(withCount(2)).report();

        assertThat(names(signed(counted))).contains("offender-profiles");
        assertThat(names(STANDARD.narrow(signed(counted), Set.of()))).doesNotContain("offender-profiles");
        assertThat(names(STANDARD.narrow(signed(two), Set.of()))).contains("offender-profiles");
    }

    private static tools.jackson.databind.node.ObjectNode withCount(int count) {
        var document = Examples.complete();
        Examples.set(document, "/offenders/profiles/2", null);
        Examples.set(document, "/offenders/count", count);
        return document;
    }

    @Test
    void aPartWithOneFieldTooManyStaysWhole() {
        Discloser narrow = new Discloser(new DisclosureProfile(
                "narrow",
                1,
                OffenderProfiles.THREE_OR_MORE,
                Map.of(
                        "event",
                        DisclosureProfile.named("releasable").parts().get("event"),
                        "transport",
                        List.of("mode"))));

        List<Part> travelling = narrow.narrow(signed(MIXED), Set.of());

        assertThat(names(travelling)).containsExactly("event");
        assertThat(narrow.excess(travelling)).isEmpty();
    }
}
