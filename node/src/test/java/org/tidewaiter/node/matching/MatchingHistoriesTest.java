package org.tidewaiter.node.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.registry.ReportSearch;
import org.tidewaiter.node.registry.ReportingSystem;
import org.tidewaiter.node.registry.SearchFilter;
import org.tidewaiter.node.registry.SeizureSources;
import org.tidewaiter.node.registry.Sender;
import org.tidewaiter.node.registry.Store;
import org.tidewaiter.node.registry.TestReports;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.report.SeizureReport;

/**
 * Whatever happens to up to three reports of one case, in whatever order they arrive and are corrected, withdrawn, linked
 * and parted, and however often the judging dies halfway, the hub counts as {@link SimpleSeizures} does.
 */
@HubMatchingTest
class MatchingHistoriesTest {

    private static final int HISTORIES = 40;
    private static final int STEPS = 14;
    private static final AccessScope ANALYST = TestScopes.of(NodePart.HUB, Role.ANALYST);

    @Autowired
    IncomingVersions incoming;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Judging judging;

    @Autowired
    Links links;

    @Autowired
    SeizureSources sources;

    @Autowired
    ReportSearch search;

    @Autowired
    Store store;

    private final List<ReportIdentity> identities = new ArrayList<>();
    private final List<ReportingSystem> systems = new ArrayList<>();

    @BeforeEach
    void signers() {
        for (String name : List.of("EE", "EU", "EE2")) {
            systems.add(new ReportingSystem(name, incoming, transaction));
        }
    }

    @Test
    void everyHistoryIsCountedAsTheSimpleModelCountsIt() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            begin();
            SimpleSeizures model = new SimpleSeizures(identities.size());
            List<String> story = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                story.add(act(random, model));
                judgeAndPerhapsDie(random);
                assertThat(counted()).as("history %d: %s", seed, story).isEqualTo(model.counted());
            }
        }
    }

    private void begin() {
        store.reset();
        store.run("truncate matching.link, matching.profile, matching.block, matching.offer");
        identities.clear();
        for (int i = 0; i < systems.size(); i++) {
            identities.add(Sender.newReport(i == 2 ? "EE-POLICE" : "EE-CUSTOMS"));
        }
        // Numbers of one millisecond are in no order; the model knows the reports in theirs.
        identities.sort(Comparator.comparing(identity -> identity.number().toString()));
    }

    private String act(Random random, SimpleSeizures model) {
        int which = random.nextInt(identities.size());
        int other = (which + 1 + random.nextInt(identities.size() - 1)) % identities.size();
        if (!model.hasArrived(which)) {
            return report(random, model, which);
        }
        return switch (random.nextInt(8)) {
            case 0 -> withdraw(model, which);
            case 1, 2 -> model.hasArrived(other) ? link(model, which, other) : report(random, model, other);
            case 3, 4 -> model.hasArrived(other) ? part(model, which, other) : report(random, model, other);
            default -> report(random, model, which);
        };
    }

    private String report(Random random, SimpleSeizures model, int which) {
        if (model.isWithdrawn(which)) {
            return "";
        }
        SimpleSeizures.Said said = new SimpleSeizures.Said(
                random.nextInt(4) == 0 ? 'B' : 'A', random.nextInt(4), random.nextInt(4) == 0 ? 8_000_000 : 9_000_000);
        systems.get(which).report(identities.get(which), written(said), ReportingSystem.theCase(said.theCase()));
        model.report(which, said);
        return which + " says " + said;
    }

    /** Day 0 is the month that holds the others. */
    private static SeizureReport written(SimpleSeizures.Said said) {
        SeizureReport report = TestReports.with(TestReports.tobacco(), "/eventDate/time", null);
        report = TestReports.with(report, "/goods/0/quantity/amount", Integer.toString(said.amount()));
        report = TestReports.with(report, "/eventDate/precision", said.day() == 0 ? "MONTH" : "DAY");
        return TestReports.with(report, "/eventDate/date", "2026-05-0" + Math.max(said.day(), 1));
    }

    private String withdraw(SimpleSeizures model, int which) {
        if (!model.isWithdrawn(which)) {
            systems.get(which).withdraw(identities.get(which));
            model.withdraw(which);
        }
        return which + " is withdrawn";
    }

    private String link(SimpleSeizures model, int one, int other) {
        boolean done = model.link(one, other);
        try {
            links.link(ANALYST, record(one), record(other));
            assertThat(done).as("%d linked with %d", one, other).isTrue();
        } catch (LinkRefusedException refused) {
            assertThat(done)
                    .as("%d linked with %d: %s", one, other, refused.reason())
                    .isFalse();
        }
        return one + " and " + other + " are linked: " + done;
    }

    private String part(SimpleSeizures model, int one, int other) {
        UUID there = record(other);
        boolean parted = links.of(ANALYST, record(one)).linked().stream()
                .filter(linked -> linked.record().equals(there))
                .map(LinkedReport::link)
                .filter(link -> link != null)
                .findFirst()
                .map(link -> {
                    links.undo(ANALYST, record(one), link.id(), PartingReason.NOT_CERTAIN);
                    return true;
                })
                .orElse(false);
        if (parted) {
            model.part(one, other);
        }
        return one + " and " + other + " are parted: " + parted;
    }

    private UUID record(int which) {
        return sources.named(ANALYST, List.of(identities.get(which))).getFirst().record();
    }

    private void judgeAndPerhapsDie(Random random) {
        if (random.nextInt(3) == 0) {
            transaction.executeWithoutResult(status -> {
                judging.follow();
                status.setRollbackOnly();
            });
        }
        while (judging.follow() > 0) {
            // to the end of the journal
        }
    }

    private long counted() {
        long cases = search.count(ANALYST, SearchFilter.everything()).cases();
        assertThat(search.search(ANALYST, SearchFilter.everything(), null, 10).reports())
                .hasSize((int) cases);
        return cases;
    }
}
