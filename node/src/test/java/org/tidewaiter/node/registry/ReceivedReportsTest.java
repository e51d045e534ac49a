package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.WaitingCause;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.delivery.IncomingVersions.Arrived;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.JournalEntry;
import org.tidewaiter.report.SeizureReport;

/** What a hub does with what a partner sends: exchange.md, section 4, one hop. */
@HubRegistryTest
class ReceivedReportsTest {

    private static final SeizureReport MIXED = TestReports.mixed();
    private static final SeizureReport CORRECTED = TestReports.with(MIXED, "/goods/0/brand", "Southern Fir");

    private static final int CORRECTIONS = 60;

    private final Sender sender = new Sender();
    private final ReportIdentity identity = Sender.newReport();
    private final IssuedVersion first = sender.first(identity, MIXED);
    private final IssuedVersion second = sender.next(first, CORRECTED);
    private final IssuedVersion withdrawal = sender.withdrawal(second);

    @Autowired
    IncomingVersions incoming;

    @Autowired
    Reports reports;

    @Autowired
    ReportSearch search;

    @Autowired
    Journal journal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    Store store;

    private UUID lastReceipt = new UUID(0, 0);

    @BeforeEach
    void reset() {
        store.reset();
    }

    private List<Outcome> receive(Arrived... versions) {
        lastReceipt = Sender.newReceipt();
        Reception reception = new Reception(Sender.NAME, Sender.agreement(), lastReceipt, clock.instant());
        return Objects.requireNonNull(
                transaction.execute(status -> incoming.accept(reception, Arrays.asList(versions))));
    }

    private Outcome receiveOne(Arrived version) {
        return receive(version).getFirst();
    }

    private ReportDetail found() {
        return reports.find(People.HUB_ANALYST, identity).orElseThrow();
    }

    private List<Change> changes() {
        return journal.after(0, 100).stream().map(JournalEntry::change).toList();
    }

    @Test
    void aFirstVersionIsAcceptedAndEveryColumnOfItWritten() {
        assertThat(receiveOne(sender.sent(first))).isEqualTo(new Outcome.Accepted(1, RegistryNode.NOW));

        ReportSummary summary = found().summary();
        assertThat(summary.state()).isEqualTo(ReportState.SIGNED);
        assertThat(summary.version()).isEqualTo(1);
        assertThat(summary.source()).isEqualTo("EE");
        assertThat(summary.recordedBy()).isNull();
        assertThat(summary.recordedAt()).isEqualTo(RegistryNode.NOW);
        assertThat(summary.releasedAt()).isEqualTo(first.claims().released());
        assertThat(summary.goods()).hasSize(5);
        assertThat(store.value("select pseudonym_key || '/' || pseudonym from registry.report"))
                .isEqualTo(Sender.PSEUDONYM.keyId() + "/" + Sender.PSEUDONYM.value());
        VersionDetail version = found().versions().getFirst();
        assertThat(version.digest()).isEqualTo(first.digest().text());
        assertThat(version.disclosed()).isEqualTo(first.signed().disclosed().text());
        assertThat(version.jws()).isEqualTo(first.jws());
        assertThat(version.issuer()).isEqualTo("EE");
        assertThat(version.source()).isEqualTo("EE");
        assertThat(version.agreement()).isEqualTo("EE-WCO");
        assertThat(version.receiptId()).isEqualTo(lastReceipt);
        assertThat(version.vocabulary()).isEqualTo("2026.1");
        assertThat(version.position()).isEqualTo(1);
        assertThat(version.acceptedAt()).isEqualTo(RegistryNode.NOW);
        assertThat(version.releasedAt()).isEqualTo(first.claims().released());
        assertThat(Objects.requireNonNull(found().content()).goods())
                .extracting(line -> line.brand())
                .contains("Northern Pine");
        assertThat(journal.after(0, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.number()).isEqualTo(identity.number());
            assertThat(entry.originator()).isEqualTo("EE-CUSTOMS");
            assertThat(entry.source()).isEqualTo("EE");
        });
    }

    @Test
    void thePseudonymIsKeptButNotShown() {
        receive(sender.sent(first));

        assertThat(found().versions().getFirst().partNames()).doesNotContain("pseudonym");
        assertThat(found().versions().getFirst().disclosures())
                .hasSize(first.disclosures().size() - 1);
        assertThat(found().toString()).doesNotContain(Sender.PSEUDONYM.value());
    }

    @Test
    void aReportHasABoundedNumberOfVersionsAndCanBeWithdrawnBeyond() {
        receive(sender.sent(first));
        store.run("""
                insert into registry.version
                select (jsonb_populate_record(v, jsonb_build_object(
                            'version', n, 'digest', 'other-' || n, 'position', 1000 + n))).*
                  from registry.version v, generate_series(10, %d) n""".formatted(10 + Judgement.MOST_VERSIONS - 2));

        assertThat(receiveOne(sender.sent(second)))
                .isEqualTo(new Outcome.Refused(List.of(ItemFault.of(Rule.TOO_MANY_VERSIONS, "/claims/version"))));
        assertThat(receiveOne(sender.sent(sender.withdrawal(first)))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void theSameVersionAgainGetsTheOriginalAcceptance() {
        receive(sender.sent(first));
        UUID original = lastReceipt;
        clock.advance(Duration.ofHours(3));

        assertThat(receiveOne(sender.sent(first)))
                .isEqualTo(new Outcome.AlreadyAccepted(RegistryNode.NOW, 1, original));
        assertThat(receiveOne(sender.without(first, "transport", "text")))
                .isEqualTo(new Outcome.AlreadyAccepted(RegistryNode.NOW, 1, original));
        assertThat(journal.lastPosition()).isEqualTo(1);
    }

    @Test
    void aCorrectionBecomesTheHead() {
        receive(sender.sent(first));
        clock.advance(Duration.ofMinutes(1));

        assertThat(receiveOne(sender.sent(second, first.digest()))).isEqualTo(new Outcome.Accepted(2, clock.instant()));

        assertThat(found().summary().version()).isEqualTo(2);
        assertThat(found().summary().changedAt()).isEqualTo(clock.instant());
        assertThat(found().summary().recordedAt()).isEqualTo(RegistryNode.NOW);
        assertThat(found().summary().goods()).extracting(GoodsSummary::brand).contains("Southern Fir");
        assertThat(search.count(People.HUB_ANALYST, Filters.words("northern"))).isEqualTo(Counts.NONE);
        assertThat(search.count(People.HUB_ANALYST, Filters.words("southern"))).isEqualTo(new Counts(1, 5, 1, 0));
        assertThat(found().versions()).extracting(VersionDetail::version).containsExactly(2, 1);
    }

    @Test
    void aReportIsReadAsOfOneMomentWhileCorrectionsArrive() {
        receive(sender.sent(first));
        CompletableFuture<Void> arriving = CompletableFuture.runAsync(() -> {
            IssuedVersion last = first;
            for (int i = 0; i < CORRECTIONS; i++) {
                IssuedVersion next = sender.next(last, TestReports.with(MIXED, "/goods/0/brand", "Fir " + i));
                receive(sender.sent(next, last.digest()));
                last = next;
            }
        });

        do {
            ReportDetail read = found();
            assertThat(read.versions().getFirst().version())
                    .isEqualTo(read.summary().version());
            assertThat(read.summary().goods())
                    .extracting(GoodsSummary::brand)
                    .contains(Objects.requireNonNull(read.content())
                            .goods()
                            .getFirst()
                            .brand());
        } while (!arriving.isDone());

        arriving.join();
        assertThat(found().summary().version()).isEqualTo(1 + CORRECTIONS);
    }

    @Test
    void ofTwoCorrectionsOfOneVersionTheFirstIsKept() {
        IssuedVersion other = sender.next(first, MIXED);
        receive(sender.sent(first));
        receive(sender.sent(second, first.digest()));

        assertThat(receiveOne(sender.sent(other, first.digest()))).isEqualTo(new Outcome.Conflict(second.digest()));
        assertThat(found().versions().getFirst().digest())
                .isEqualTo(second.digest().text());
        assertThat(journal.lastPosition()).isEqualTo(2);
    }

    @Test
    void ofTwoFirstVersionsInOneDispatchTheFirstIsKept() {
        IssuedVersion other = sender.first(identity, CORRECTED);

        assertThat(receive(sender.sent(first), sender.sent(other)))
                .containsExactly(new Outcome.Accepted(1, RegistryNode.NOW), new Outcome.Conflict(first.digest()));
        assertThat(found().versions()).hasSize(1);
    }

    @Test
    void theSameNumberOfTwoOriginatorsIsTwoReports() {
        ReportIdentity latvian = new ReportIdentity("LV-CUSTOMS", identity.number());
        IssuedVersion theirs = sender.first(latvian, TestReports.with(MIXED, "/reportingCountry", "LV"));

        assertThat(receive(sender.sent(first), sender.sent(theirs))).hasOnlyElementsOfType(Outcome.Accepted.class);

        assertThat(reports.find(People.HUB_ANALYST, latvian)).isPresent();
        assertThat(search.count(People.HUB_ANALYST, SearchFilter.everything())).isEqualTo(new Counts(2, 10, 2, 0));
    }

    @Test
    void aVersionWhosePredecessorIsNotHeldWaitsAndNothingIsStored() {
        assertThat(receiveOne(sender.sent(second, first.digest())))
                .isEqualTo(new Outcome.Waiting(WaitingCause.AFTER_UNKNOWN));

        assertThat(reports.find(People.HUB_ANALYST, identity)).isEmpty();
        assertThat(journal.lastPosition()).isZero();
    }

    @Test
    void anyVersionMayComeFirstAndAnEarlierOneJoinsItsHistory() {
        assertThat(receiveOne(sender.sent(second))).isEqualTo(new Outcome.Accepted(1, RegistryNode.NOW));
        assertThat(receiveOne(sender.sent(first))).isEqualTo(new Outcome.Accepted(2, RegistryNode.NOW));

        assertThat(found().summary().version()).isEqualTo(2);
        assertThat(found().summary().goods()).extracting(GoodsSummary::brand).contains("Southern Fir");
        assertThat(found().versions()).extracting(VersionDetail::version).containsExactly(2, 1);
    }

    @Test
    void skippedVersionsLinkTheChain() {
        IssuedVersion third = sender.next(second, MIXED);
        receive(sender.sent(first));

        assertThat(receiveOne(sender.sent(third, first.digest())))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(fault -> fault.rule())
                                .containsExactly("chain-broken"));
        assertThat(receiveOne(sender.sent(third, first.digest(), second))).isInstanceOf(Outcome.Accepted.class);
        assertThat(found().summary().version()).isEqualTo(3);
    }

    @Test
    void versionsAndWithdrawalOfOneDispatchAreTakenInOrder() {
        clock.set(Instant.parse("2026-05-20T10:00:00Z"));
        assertThat(receive(
                        sender.sent(first),
                        sender.sent(second, first.digest()),
                        sender.sent(withdrawal, second.digest())))
                .containsExactly(
                        new Outcome.Accepted(1, clock.instant()),
                        new Outcome.Accepted(2, clock.instant()),
                        new Outcome.Accepted(3, clock.instant()));

        assertThat(found().summary().state()).isEqualTo(ReportState.WITHDRAWN);
        assertThat(found().summary().version()).isEqualTo(3);
        assertThat(found().versions().getFirst().reason()).isEqualTo("OTHER");
        assertThat(found().summary().goods()).extracting(GoodsSummary::brand).contains("Southern Fir");
        assertThat(found().versions()).extracting(VersionDetail::version).containsExactly(3, 2, 1);
        assertThat(changes()).containsExactly(Change.CONTENT, Change.CONTENT, Change.WITHDRAWAL);
    }

    @Test
    void aWithdrawnReportLeavesSearchAndCountsAndStaysReadable() {
        receive(sender.sent(first));
        receive(sender.sent(withdrawal));

        assertThat(search.count(People.HUB_ANALYST, SearchFilter.everything())).isEqualTo(Counts.NONE);
        assertThat(search.search(People.HUB_ANALYST, SearchFilter.everything(), null, 10)
                        .reports())
                .isEmpty();
        assertThat(found().content()).isNotNull();
        assertThat(found().summary().state()).isEqualTo(ReportState.WITHDRAWN);
    }

    @Test
    void aWithdrawalMayComeFirstAndNoContentFollowsIt() {
        assertThat(receiveOne(sender.sent(withdrawal, second.digest()))).isInstanceOf(Outcome.Accepted.class);

        for (IssuedVersion late : List.of(first, second, sender.next(withdrawal, MIXED))) {
            assertThat(receiveOne(sender.sent(late)))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.faults())
                                    .extracting(fault -> fault.rule())
                                    .containsExactly("report-withdrawn"));
        }
        assertThat(found().summary().state()).isEqualTo(ReportState.WITHDRAWN);
        assertThat(found().content()).isNull();
        assertThat(found().versions()).hasSize(1);
        assertThat(reports.find(People.analystFor("EE"), identity)).isPresent();
        assertThat(reports.find(People.analystFor("LV"), identity)).isEmpty();
    }

    @Test
    void aWithdrawalStandsAlsoBelowContentOfAHigherNumber() {
        IssuedVersion third = sender.next(second, MIXED);
        receive(sender.sent(third));

        assertThat(receiveOne(sender.sent(sender.withdrawal(identity, 2, first.digest()))))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(found().summary().state()).isEqualTo(ReportState.WITHDRAWN);
        assertThat(found().summary().version()).isEqualTo(2);
    }

    @Test
    void whatWasHeldBeforeTheWithdrawalIsStillAlreadyAccepted() {
        receive(sender.sent(first));
        receive(sender.sent(withdrawal));

        assertThat(receiveOne(sender.sent(first))).isInstanceOf(Outcome.AlreadyAccepted.class);
        assertThat(found().summary().state()).isEqualTo(ReportState.WITHDRAWN);
    }

    @Test
    void repeatsWithinOneDispatchAreAcceptedOnce() {
        assertThat(receive(sender.sent(first), sender.sent(first), sender.without(first, "text"), sender.sent(first)))
                .containsExactly(
                        new Outcome.Accepted(1, RegistryNode.NOW),
                        new Outcome.AlreadyAccepted(RegistryNode.NOW, 1, lastReceipt),
                        new Outcome.AlreadyAccepted(RegistryNode.NOW, 1, lastReceipt),
                        new Outcome.AlreadyAccepted(RegistryNode.NOW, 1, lastReceipt));
        assertThat(found().versions()).hasSize(1);
        assertThat(journal.lastPosition()).isEqualTo(1);
    }

    @Test
    void furtherDisclosuresSupplementTheHead() {
        receive(sender.without(first, "goods/cocaine2", "text", "transport", "transport-identity", "pseudonym"));
        UUID original = lastReceipt;
        assertThat(search.count(People.HUB_ANALYST, Filters.words("cocaine"))).isEqualTo(Counts.NONE);
        clock.advance(Duration.ofMinutes(1));

        assertThat(receiveOne(sender.sent(first))).isEqualTo(new Outcome.Supplemented(2, clock.instant()));

        assertThat(found().summary().goods()).hasSize(5);
        assertThat(found().summary().conveyance()).isEqualTo("CONTAINER_VESSEL");
        assertThat(search.count(People.HUB_ANALYST, Filters.words("cocaine"))).isEqualTo(new Counts(1, 5, 1, 0));
        assertThat(found().versions().getFirst().disclosed())
                .isEqualTo(first.signed().disclosed().text());
        assertThat(store.value("select pseudonym from registry.report")).isEqualTo(Sender.PSEUDONYM.value());
        assertThat(changes()).containsExactly(Change.CONTENT, Change.SUPPLEMENT);
        assertThat(receiveOne(sender.sent(first)))
                .isEqualTo(new Outcome.AlreadyAccepted(RegistryNode.NOW, 1, original));
    }

    @Test
    void aSupplementMayBringTheFurtherPartsAlone() {
        receive(sender.without(first, "goods/cocaine2", "text", "transport"));

        assertThat(receiveOne(sender.only(first, "goods/cocaine2"))).isInstanceOf(Outcome.Supplemented.class);
        assertThat(found().summary().goods()).hasSize(5);
        assertThat(found().summary().place()).isEqualTo("Port of Tallinn");
        assertThat(found().summary().mode()).isNull();
        assertThat(receiveOne(sender.only(first, "transport"))).isInstanceOf(Outcome.Supplemented.class);
        assertThat(found().summary().mode()).isEqualTo("1");
    }

    @Test
    void aSupplementOfAnEarlierVersionLeavesTheHead() {
        receive(sender.without(first, "transport"), sender.sent(second, first.digest()));

        assertThat(receiveOne(sender.sent(first))).isEqualTo(new Outcome.Supplemented(3, RegistryNode.NOW));
        assertThat(found().summary().version()).isEqualTo(2);
        assertThat(found().summary().goods()).extracting(GoodsSummary::brand).contains("Southern Fir");
    }

    @Test
    void aVersionIsSupplementedWithinTheDispatchThatBroughtIt() {
        assertThat(receive(sender.without(first, "transport"), sender.sent(first), sender.sent(first)))
                .containsExactly(
                        new Outcome.Accepted(1, RegistryNode.NOW),
                        new Outcome.Supplemented(2, RegistryNode.NOW),
                        new Outcome.AlreadyAccepted(RegistryNode.NOW, 1, lastReceipt));
        assertThat(found().summary().mode()).isEqualTo("1");
        assertThat(found().versions().getFirst().disclosed())
                .isEqualTo(first.signed().disclosed().text());
        assertThat(changes()).containsExactly(Change.CONTENT, Change.SUPPLEMENT);
    }

    @Test
    void aWithdrawnReportIsNotSupplemented() {
        receive(sender.without(first, "transport"));
        receive(sender.sent(withdrawal));

        assertThat(receiveOne(sender.sent(first)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(fault -> fault.rule())
                                .containsExactly("report-withdrawn"));
        assertThat(found().versions().getLast().partNames()).doesNotContain("transport");
    }

    @Test
    void aNewerEditionOfTheVocabularyWaits() {
        IssuedVersion newer = sender.issue(identity, 1, Sender.parts(MIXED), "2026.10");

        assertThat(receiveOne(sender.sent(newer))).isEqualTo(new Outcome.Waiting(WaitingCause.VOCABULARY_UNKNOWN));
        assertThat(journal.lastPosition()).isZero();
    }

    @Test
    void thePlaceOfEachOutcomeIsThatOfItsVersion() {
        ReportIdentity unknown = Sender.newReport();
        IssuedVersion waiting = sender.issue(unknown, 2, Sender.parts(MIXED), "2026.1", Digest.of(new byte[32]));
        assertThat(receive(
                        sender.sent(waiting, Digest.of(new byte[32])),
                        sender.sent(first),
                        sender.sent(sender.first(Sender.newReport("LV-CUSTOMS"), MIXED)),
                        sender.sent(second)))
                .extracting(Object::getClass)
                .containsExactly(
                        Outcome.Waiting.class, Outcome.Accepted.class, Outcome.Refused.class, Outcome.Accepted.class);
        assertThat(found().summary().version()).isEqualTo(2);
        assertThat(journal.lastPosition()).isEqualTo(2);
    }
}
