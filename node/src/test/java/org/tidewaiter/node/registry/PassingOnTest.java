package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.delivery.OutgoingVersions;
import org.tidewaiter.node.delivery.OutgoingVersions.Asked;
import org.tidewaiter.node.delivery.Travel;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.report.disclosure.DisclosureProfile;

/** What a hub passes on of what it received: exchange.md, section 3. A relay only narrows. */
@HubRegistryTest
class PassingOnTest {

    private static final String STANDARD = "non-personal-standard";
    private static final String WIDE = "releasable";
    private static final String CUSTOMS = "CUSTOMS";
    private static final Travel NOT_ONWARD = new Travel.NotDue("not-onward");
    private static final Onward TO_CUSTOMS = new Onward(List.of(CUSTOMS), STANDARD);

    private final ReportIdentity identity = Sender.newReport();

    @Autowired
    IncomingVersions incoming;

    @Autowired
    OutgoingVersions outgoing;

    @Autowired
    TestAgreements agreements;

    @Autowired
    TestCopy copy;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
        copy.isOld(false);
        agreements.forget();
        agreements.know(under(STANDARD, TO_CUSTOMS));
    }

    private static Agreement agreement(
            String sender, String receiver, String profile, Onward onward, String... categories) {
        return new Agreement(
                sender + "-" + receiver,
                1,
                null,
                sender,
                receiver,
                List.of(categories),
                List.of("SEIZURE"),
                new ProfileReference(
                        profile, Digest.parse(DisclosureProfile.named(profile).digest())),
                List.of(),
                onward,
                "Made up for tests",
                24,
                Sender.RELEASED,
                null,
                ReleaseRule.AUTOMATIC);
    }

    /** Under which Estonia reports to this hub. */
    private static Agreement under(String profile, Onward onward) {
        return agreement("EE", "WCO", profile, onward, "TOBACCO", "DRUGS", "WEAPONS_EXPLOSIVES", "CITES", "CURRENCY");
    }

    private static Agreement withHandling(String... codes) {
        Agreement plain = under(STANDARD, TO_CUSTOMS);
        return new Agreement(
                plain.number(),
                plain.revision(),
                plain.previous(),
                plain.sender(),
                plain.receiver(),
                plain.categories(),
                plain.eventKinds(),
                plain.profile(),
                List.of(codes),
                plain.onward(),
                plain.legalBasis(),
                plain.hoursAllowed(),
                plain.validFrom(),
                plain.validUntil(),
                plain.release());
    }

    /** Under which this hub passes on what it has of Estonia. */
    private static Agreement to(String receiver, String profile, String... categories) {
        return agreement("WCO", receiver, profile, new Onward(List.of(), profile), categories)
                .withRelaying(new Relaying(List.of("EE-CUSTOMS"), CUSTOMS));
    }

    private void receive(Agreement agreement, Sender sender, IssuedVersion version) {
        Reception reception =
                new Reception("EE", agreement, Sender.newReceipt(), RegistryNode.NOW, new LanePlace(1, 1));
        Outcome outcome = Objects.requireNonNull(
                        transaction.execute(status -> incoming.accept(reception, List.of(sender.sent(version)))))
                .getFirst();
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    private IssuedVersion received(Sender sender) {
        IssuedVersion first = sender.first(identity, TestReports.mixed());
        receive(under(STANDARD, TO_CUSTOMS), sender, first);
        return first;
    }

    private Travel travel(int version, boolean everSent, Agreement agreement) {
        return outgoing.travels(List.of(new Asked(new VersionRef(identity, version), null, everSent)), agreement)
                .getFirst();
    }

    private static Set<String> parts(Travel travel) {
        return ((Travel.Travels) travel)
                .version().disclosures().stream()
                        .map(disclosure -> DisclosedContent.part(disclosure).name())
                        .collect(Collectors.toSet());
    }

    @Test
    void theBytesThatTheOriginatorSignedGoUnchangedWithWhatTheAgreementLetsThrough() {
        IssuedVersion first = received(Sender.letting(TO_CUSTOMS, "H1"));

        Travel travel = travel(1, false, to("LV", STANDARD, "TOBACCO"));

        assertThat(((Travel.Travels) travel).version().jws()).isEqualTo(first.jws());
        assertThat(((Travel.Travels) travel).digest()).isEqualTo(first.digest());
        assertThat(parts(travel))
                .contains("event", "goods/tobacco2")
                .noneMatch(name -> name.startsWith("goods/") && !name.equals("goods/tobacco2"));
    }

    @Test
    void thePseudonymOfTheCaseIsNeverPassedOn() {
        IssuedVersion first = received(Sender.letting(TO_CUSTOMS, "H1"));
        assertThat(first.disclosures()).anyMatch(one -> one.name().equals("pseudonym"));

        assertThat(parts(travel(
                        1, false, to("LV", STANDARD, "TOBACCO", "DRUGS", "WEAPONS_EXPLOSIVES", "CITES", "CURRENCY"))))
                .doesNotContain("pseudonym");
    }

    @Test
    void nothingGoesToAClassOfRecipientsThatTheOriginatorDidNotSign() {
        received(Sender.letting(new Onward(List.of("POLICE"), STANDARD), "H1"));

        assertThat(travel(1, false, to("LV", STANDARD, "TOBACCO"))).isEqualTo(NOT_ONWARD);
    }

    @Test
    void nothingGoesThatTheAgreementUnderWhichItCameKeepsHere() {
        received(Sender.letting(TO_CUSTOMS, "H1"));
        agreements.know(under(STANDARD, new Onward(List.of(), STANDARD)));

        assertThat(travel(1, false, to("LV", STANDARD, "TOBACCO"))).isEqualTo(NOT_ONWARD);
    }

    @Test
    void handlingCodesDecide() {
        received(Sender.letting(TO_CUSTOMS, "H1", "H2"));

        assertThat(travel(1, false, to("LV", STANDARD, "TOBACCO"))).isEqualTo(NOT_ONWARD);
    }

    @Test
    void theHandlingThatAnAgreementGivesEveryReportDecidesToo() {
        received(Sender.letting(TO_CUSTOMS, "H0"));
        agreements.know(withHandling("H1"));
        assertThat(travel(1, false, to("LV", STANDARD, "TOBACCO"))).isInstanceOf(Travel.Travels.class);

        agreements.know(withHandling("H1", "H2"));

        assertThat(travel(1, false, to("LV", STANDARD, "TOBACCO"))).isEqualTo(NOT_ONWARD);
    }

    @Test
    void nothingGoesOfAnOriginatorWhomTheAgreementDoesNotName() {
        received(Sender.letting(TO_CUSTOMS, "H1"));
        Agreement others = agreement("WCO", "LV", STANDARD, TO_CUSTOMS, "TOBACCO")
                .withRelaying(new Relaying(List.of("FI-CUSTOMS"), CUSTOMS));

        assertThat(travel(1, false, others)).isEqualTo(NOT_ONWARD);
        assertThat(travel(1, false, agreement("WCO", "LV", STANDARD, TO_CUSTOMS, "TOBACCO")))
                .isEqualTo(NOT_ONWARD);
    }

    @Test
    void nothingGoesBackToTheNodeThatItCameFrom() {
        received(Sender.letting(TO_CUSTOMS, "H1"));

        assertThat(travel(1, false, to("EE", STANDARD, "TOBACCO"))).isEqualTo(new Travel.NotDue("came-from-there"));
    }

    @Test
    void aWiderAgreementGetsNoMoreThanTheCeilingAllows() {
        Sender sender = Sender.letting(TO_CUSTOMS, "H1");
        IssuedVersion first = sender.issue(
                identity, 1, Sender.parts(TestReports.twoOffenders(), DisclosureProfile.named(WIDE)), "2026.1");
        Agreement wide = under(WIDE, new Onward(List.of(CUSTOMS), WIDE));
        agreements.know(wide);
        receive(wide, sender, first);
        Agreement to = to("LV", WIDE, "TOBACCO", "DRUGS", "WEAPONS_EXPLOSIVES", "CITES", "CURRENCY");

        assertThat(first.disclosures()).anyMatch(one -> one.name().equals("offender-profiles"));
        assertThat(parts(travel(1, false, to)))
                .contains("event", "offenders", "goods/tobacco2")
                .doesNotContain("offender-profiles");
    }

    @Test
    void whatItsSenderTookBackIsTakenBackFromWhoeverGotItFromHere() {
        Sender sender = Sender.letting(TO_CUSTOMS, "H1");
        IssuedVersion first = received(sender);
        IssuedVersion second = sender.next(first, TestReports.tobacco());
        RecalledReport recalled = new RecalledReport(identity, 2, second.digest());
        Reception reception = new Reception(
                "EE", under(STANDARD, TO_CUSTOMS), Sender.newReceipt(), RegistryNode.NOW, new LanePlace(1, 2));
        transaction.executeWithoutResult(status -> incoming.recall(reception, List.of(recalled)));
        Agreement to = to("LV", STANDARD, "TOBACCO");

        assertThat(travel(2, true, to)).isEqualTo(new Travel.Recalled(recalled));
        assertThat(travel(1, true, to)).isEqualTo(new Travel.Recalled(recalled));
        assertThat(travel(2, false, to)).isEqualTo(new Travel.NotDue("recalled"));
    }

    @Test
    void anOldCopyPassesNothingOnButWithdrawalsBeforeItWasCompared() {
        Sender sender = Sender.letting(TO_CUSTOMS, "H1");
        IssuedVersion first = received(sender);
        Agreement to = to("LV", STANDARD, "TOBACCO");
        copy.isOld(true);

        assertThat(travel(1, false, to))
                .isEqualTo(new Travel.Postponed(RegistryNode.NOW.plusSeconds(60), "restored-copy"));

        receive(under(STANDARD, TO_CUSTOMS), sender, sender.withdrawal(first));
        assertThat(travel(2, true, to)).isInstanceOf(Travel.Travels.class);
    }

    @Test
    void aWithdrawalGoesToWhoeverWasSentAnything() {
        Sender sender = Sender.letting(TO_CUSTOMS, "H1");
        IssuedVersion first = received(sender);
        receive(under(STANDARD, TO_CUSTOMS), sender, sender.withdrawal(first));
        Agreement to = to("LV", STANDARD, "TOBACCO");

        assertThat(travel(2, true, to)).isInstanceOf(Travel.Travels.class);
        assertThat(travel(2, false, to)).isEqualTo(new Travel.NotDue("never-sent"));
        assertThat(travel(1, true, to)).isEqualTo(new Travel.NotDue("withdrawn"));
    }
}
