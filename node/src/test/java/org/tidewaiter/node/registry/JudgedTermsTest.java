package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.agreement.ScopeLimits;
import org.tidewaiter.exchange.agreement.Threshold;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Which of two terms may let more of a report go, each term by itself. */
class JudgedTermsTest {

    private static final Agreement TOBACCO = Sender.agreement("TOBACCO");

    private final JudgedTerms terms = new JudgedTerms(new KnownProfiles(), new HandlingRules(Vocabulary.load()));

    private void assertWider(Agreement wider, Agreement narrower) {
        assertThat(terms.mayDiscloseMore(wider, narrower)).isTrue();
        assertThat(terms.mayDiscloseMore(narrower, wider)).isFalse();
    }

    private void assertUnclear(Agreement one, Agreement other) {
        assertThat(terms.mayDiscloseMore(one, other)).isTrue();
        assertThat(terms.mayDiscloseMore(other, one)).isTrue();
    }

    private static Agreement places(String... places) {
        return TOBACCO.withLimits(new ScopeLimits(List.of(places), List.of()));
    }

    private static Agreement thresholds(Threshold... thresholds) {
        return TOBACCO.withLimits(new ScopeLimits(List.of(), List.of(thresholds)));
    }

    private static Threshold cigarettes(String unit, String amount) {
        return new Threshold("CIGARETTES", unit, new BigDecimal(amount));
    }

    private static Agreement under(String profile) {
        return with(profile, TOBACCO.handling(), TOBACCO.onward());
    }

    private static Agreement onward(String profile, String... classes) {
        return with(TOBACCO.profile().name(), List.of("H0"), new Onward(List.of(classes), profile));
    }

    private static Agreement with(String profile, List<String> handling, Onward onward) {
        return new Agreement(
                TOBACCO.number(),
                1,
                null,
                TOBACCO.sender(),
                TOBACCO.receiver(),
                TOBACCO.categories(),
                TOBACCO.eventKinds(),
                new ProfileReference(
                        profile, Digest.parse(DisclosureProfile.named(profile).digest())),
                handling,
                onward,
                TOBACCO.legalBasis(),
                TOBACCO.hoursAllowed(),
                TOBACCO.validFrom(),
                null,
                TOBACCO.release());
    }

    @Test
    void anotherEndLetsNoMoreGo() {
        Agreement longer = TOBACCO.ending(Instant.parse("2090-01-01T00:00:00Z"));

        assertThat(terms.mayDiscloseMore(longer, TOBACCO)).isFalse();
        assertThat(terms.mayDiscloseMore(TOBACCO, longer)).isFalse();
    }

    @Test
    void moreGoodsLetMoreGo() {
        assertWider(Sender.agreement("TOBACCO", "DRUGS"), TOBACCO);
        assertUnclear(Sender.agreement("DRUGS"), TOBACCO);
    }

    @Test
    void morePlacesLetMoreGoAndNoneNamedMeansAll() {
        assertWider(places("EE", "LV"), places("EE"));
        assertWider(places(), places("EE"));
        assertUnclear(places("LV"), places("EE"));
    }

    @Test
    void lowerThresholdsLetMoreGo() {
        assertWider(thresholds(), thresholds(cigarettes("STK", "1000")));
        assertWider(thresholds(cigarettes("STK", "500")), thresholds(cigarettes("STK", "1000")));
    }

    @Test
    void anotherUnitMayLetMoreGoEitherWay() {
        assertUnclear(
                thresholds(cigarettes("STK", "1000"), cigarettes("KGM", "5")), thresholds(cigarettes("STK", "1000")));
    }

    @Test
    void aProfileThatListsMoreLetsMoreGo() {
        assertWider(under("releasable"), under("non-personal-standard"));
    }

    @Test
    void moreOriginatorsLetMoreGoAndAnotherClassOfRecipientsMay() {
        Agreement relaying = TOBACCO.withRelaying(new Relaying(List.of("LV-CUSTOMS"), "CUSTOMS"));

        assertWider(relaying, TOBACCO);
        assertWider(TOBACCO.withRelaying(new Relaying(List.of("LV-CUSTOMS", "LT-CUSTOMS"), "CUSTOMS")), relaying);
        assertUnclear(TOBACCO.withRelaying(new Relaying(List.of("LV-CUSTOMS"), "POLICE")), relaying);
    }

    private void assertPassesOnMore(Agreement wider, Agreement narrower) {
        assertThat(terms.mayPassOnMore(wider, narrower)).isTrue();
        assertThat(terms.mayPassOnMore(narrower, wider)).isFalse();
    }

    @Test
    void moreClassesAWiderProfileAndALighterHandlingLetMoreBePassedOn() {
        String narrow = "non-personal-standard";
        Agreement some = onward(narrow, "CUSTOMS");

        assertPassesOnMore(some, onward(narrow));
        assertPassesOnMore(onward(narrow, "CUSTOMS", "POLICE"), some);
        assertPassesOnMore(onward("releasable", "CUSTOMS"), some);
        assertPassesOnMore(some, with(some.profile().name(), List.of("H2"), some.onward()));
        assertThat(terms.mayPassOnMore(onward("releasable"), some)).isFalse();
        assertThat(terms.mayPassOnMore(some.revised(List.of("DRUGS"), some.limits()), some))
                .isFalse();
    }
}
