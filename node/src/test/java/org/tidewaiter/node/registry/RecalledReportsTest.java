package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.delivery.IncomingVersions.Arrived;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.JournalEntry;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.report.SeizureReport;

/** What a hub does when a partner takes a report back: exchange.md, section 5. */
@HubRegistryTest
class RecalledReportsTest {

    private static final SeizureReport MIXED = TestReports.mixed();
    private static final AccessScope COORDINATOR =
            TestScopes.of(NodePart.HUB, "ines", Optional.empty(), Set.of(), Role.COORDINATOR);

    private final Sender sender = new Sender();
    private final ReportIdentity identity = Sender.newReport();
    private final IssuedVersion first = sender.first(identity, MIXED);
    private final IssuedVersion second = sender.next(first, TestReports.with(MIXED, "/discoveryCountry", "LV"));
    private final IssuedVersion third = sender.next(second, TestReports.with(MIXED, "/goods/0/brand", "Southern Fir"));

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
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
    }

    private static Reception at(long epoch, long sequence) {
        return at(epoch, sequence, Sender.agreement());
    }

    private static Reception at(long epoch, long sequence, Agreement agreement) {
        return new Reception(
                Sender.NAME, agreement, Sender.newReceipt(), RegistryNode.NOW, new LanePlace(epoch, sequence));
    }

    private Outcome receive(Reception reception, Arrived... versions) {
        return Objects.requireNonNull(
                        transaction.execute(status -> incoming.accept(reception, Arrays.asList(versions))))
                .getFirst();
    }

    private Outcome recall(Reception reception) {
        RecalledReport report = new RecalledReport(identity, 2, second.digest());
        return Objects.requireNonNull(transaction.execute(status -> incoming.recall(reception, List.of(report))))
                .getFirst();
    }

    private void assertHidden() {
        assertThat(search.count(People.HUB_ANALYST, SearchFilter.everything()).cases())
                .isZero();
        assertThat(search.count(People.HUB_ANALYST, SearchFilter.everything()).seizures())
                .isZero();
        SearchFilter all = SearchFilter.everything().inStates(Set.of(ReportState.values()));
        assertThat(search.search(People.HUB_ANALYST, all, null, 10).reports()).isEmpty();
        assertThat(reports.find(People.HUB_ANALYST, identity)).isEmpty();
        assertThat(store.value("select count(*) from registry.goods_line")).isEqualTo(0L);
        assertThat(store.value("select count(*) from registry.picture")).isEqualTo(0L);
        assertThat(store.value("select count(*) from registry.report where pseudonym is not null"
                        + " or event_date is not null or words <> ''::tsvector or categories <> '{}'"))
                .isEqualTo(0L);
    }

    private void assertShownAs(int version) {
        assertThat(reports.find(People.HUB_ANALYST, identity))
                .hasValueSatisfying(
                        found -> assertThat(found.summary().version()).isEqualTo(version));
        assertThat(search.count(People.HUB_ANALYST, SearchFilter.everything()).cases())
                .isOne();
    }

    private static Outcome refused() {
        return new Outcome.Refused(List.of(ItemFault.of(Rule.REPORT_RECALLED, "/claims/version")));
    }

    @Test
    void whatIsTakenBackLeavesSearchCountsAndPages() {
        receive(at(1, 3), sender.sent(first));

        assertThat(recall(at(1, 5))).isEqualTo(new Outcome.Recalled(RegistryNode.NOW));

        assertHidden();
        assertThat(journal.after(0, 10))
                .extracting(JournalEntry::change)
                .containsExactly(Change.CONTENT, Change.RECALL);
    }

    @Test
    void itsHistoryStaysForThoseWhoMayReadIt() {
        receive(at(1, 3), sender.sent(first));
        recall(at(1, 5));

        assertThat(reports.find(COORDINATOR, identity)).hasValueSatisfying(found -> {
            assertThat(found.summary().state()).isEqualTo(ReportState.RECALLED);
            assertThat(found.versions()).hasSize(1);
        });
    }

    @Test
    void aRecallRepeatedChangesNothingAndIsAnsweredAlike() {
        receive(at(1, 3), sender.sent(first));
        Outcome once = recall(at(1, 5));

        assertThat(recall(at(1, 5))).isEqualTo(once);
        assertThat(recall(at(1, 6))).isInstanceOf(Outcome.Recalled.class);
        assertHidden();
        assertThat(journal.lastPosition()).isEqualTo(2);
    }

    @Test
    void anOlderDispatchThatComesLateCannotBringItBack() {
        receive(at(1, 3), sender.sent(first));
        recall(at(1, 5));

        assertThat(receive(at(1, 3), sender.sent(first))).isEqualTo(refused());
        assertThat(receive(at(1, 4), sender.sent(third))).isEqualTo(refused());
        assertThat(receive(at(0, 9), sender.sent(first))).isEqualTo(refused());
        assertHidden();
    }

    @Test
    void aRecallThatOvertakesItsDispatchIsKeptForIt() {
        assertThat(recall(at(1, 5))).isInstanceOf(Outcome.Recalled.class);

        assertThat(receive(at(1, 3), sender.sent(first))).isEqualTo(refused());
        assertThat(reports.find(COORDINATOR, identity)).isEmpty();
    }

    @Test
    void aNewerVersionInScopeBringsTheReportBackAndNotWhatWasTakenBack() {
        receive(at(1, 3), sender.sent(first));
        recall(at(1, 5));

        assertThat(receive(at(1, 7), sender.sent(third))).isInstanceOf(Outcome.Accepted.class);

        assertShownAs(3);
        assertThat(reports.find(People.HUB_ANALYST, identity).orElseThrow().versions())
                .extracting(VersionDetail::version)
                .containsExactly(3);
    }

    @Test
    void aHigherEpochBringsItBackWhateverTheSequence() {
        receive(at(1, 3), sender.sent(first));
        recall(at(1, 5));

        receive(at(2, 1), sender.sent(third));

        assertShownAs(3);
    }

    @Test
    void aRecallThatComesAfterTheNewerVersionTakesBackOnlyWhatWasSentBeforeIt() {
        receive(at(1, 3), sender.sent(first));
        receive(at(1, 7), sender.sent(third));

        recall(at(1, 5));

        assertShownAs(3);
        assertThat(reports.find(People.HUB_ANALYST, identity).orElseThrow().versions())
                .extracting(VersionDetail::version)
                .containsExactly(3);
    }

    @Test
    void theSameVersionSentAgainAfterTheRecallIsShownAgain() {
        receive(at(1, 3), sender.sent(first));
        recall(at(1, 5));

        assertThat(receive(at(1, 7), sender.without(first, "goods/cocaine2", "text")))
                .isInstanceOf(Outcome.Supplemented.class);

        assertShownAs(1);
        assertThat(reports.find(People.HUB_ANALYST, identity).orElseThrow().versions())
                .first()
                .satisfies(version -> assertThat(version.partNames())
                        .contains("goods/tobacco2")
                        .doesNotContain("goods/cocaine2", "text"));
    }

    @Test
    void aLateRecallDoesNotTakeBackWhatWasSentAgainSince() {
        receive(at(1, 3), sender.sent(first));
        receive(at(1, 7), sender.sent(first));

        recall(at(1, 5));

        assertShownAs(1);
    }

    @Test
    void aRecallUnderAnotherAgreementLeavesTheReportAlone() {
        receive(at(1, 3), sender.sent(first));
        Agreement standard = Sender.agreement();
        Agreement other = new Agreement(
                "EE-OTHER",
                1,
                null,
                standard.sender(),
                standard.receiver(),
                standard.categories(),
                standard.eventKinds(),
                standard.profile(),
                standard.handling(),
                standard.onward(),
                standard.legalBasis(),
                standard.hoursAllowed(),
                standard.validFrom(),
                null,
                standard.release());

        recall(at(1, 5, other));

        assertShownAs(1);
    }

    @Test
    void aWithdrawalAfterARecallIsAcceptedAndShowsNothingOfTheReport() {
        receive(at(1, 3), sender.sent(first));
        recall(at(1, 5));

        assertThat(receive(at(1, 9), sender.sent(sender.withdrawal(identity, 4, third.digest()))))
                .isInstanceOf(Outcome.Accepted.class);

        assertThat(reports.find(People.HUB_ANALYST, identity)).hasValueSatisfying(found -> {
            assertThat(found.summary().state()).isEqualTo(ReportState.WITHDRAWN);
            assertThat(found.content()).isNull();
            assertThat(found.summary().goods()).isEmpty();
        });
        assertThat(receive(at(1, 10), sender.sent(third)))
                .isEqualTo(new Outcome.Refused(List.of(ItemFault.of(Rule.REPORT_WITHDRAWN, "/claims/version"))));
    }

    /** What a sender does to one report: at each place of its lane a version in scope, or a recall in place of one outside. */
    private record Event(int place, @Nullable IssuedVersion version) {}

    private List<Event> events(Random random) {
        List<Event> events = new ArrayList<>();
        IssuedVersion before = sender.first(Sender.newReport(), MIXED);
        events.add(new Event(1, before));
        for (int place = 2; place <= 5; place++) {
            before = sender.next(before, TestReports.with(MIXED, "/goods/0/brand", "Brand " + place));
            events.add(new Event(place, random.nextBoolean() ? before : null));
        }
        return events;
    }

    private String visibleAfter(List<Event> arrivals, ReportIdentity report) {
        store.reset();
        for (Event event : arrivals) {
            if (event.version() != null) {
                receive(at(1, event.place()), sender.sent(event.version()));
            } else {
                RecalledReport recalled = new RecalledReport(report, event.place(), second.digest());
                transaction.executeWithoutResult(status -> incoming.recall(at(1, event.place()), List.of(recalled)));
            }
        }
        return store.value("select coalesce(max(concat_ws('|', state, version, digest, categories::text, words)), '-')"
                        + " from registry.report where state <> 'RECALLED'")
                .toString();
    }

    @Test
    void everyOrderOfDispatchesAndRecallsEndsInTheSameState() {
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            List<Event> events = events(random);
            ReportIdentity report =
                    Objects.requireNonNull(events.getFirst().version()).claims().identity();
            String inOrder = visibleAfter(events, report);
            assertThat(inOrder.equals("-")).isEqualTo(events.getLast().version() == null);
            for (int order = 0; order < 8; order++) {
                List<Event> shuffled = new ArrayList<>(events);
                events.stream().filter(event -> random.nextBoolean()).forEach(shuffled::add);
                Collections.shuffle(shuffled, random);
                assertThat(visibleAfter(shuffled, report))
                        .as("history %d, order %d", seed, order)
                        .isEqualTo(inOrder);
            }
        }
    }
}
