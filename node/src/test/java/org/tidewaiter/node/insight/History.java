package org.tidewaiter.node.insight;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.delivery.IncomingVersions.Arrived;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.node.registry.Sender;
import org.tidewaiter.node.registry.TestReports;
import org.tidewaiter.report.SeizureReport;

/** What happens to the reports of a hub: they arrive, are corrected, are withdrawn. */
final class History {

    private static final List<@Nullable String> MODES = Arrays.asList("1", "2", "3", null);
    private static final List<String> COUNTRIES = List.of("EE", "LV", "NG", "AU");
    private static final List<@Nullable String> DATES = Arrays.asList("2025-12-31", "2026-04-02", "2026-05-19", null);
    private static final List<String> PROVENANCES = List.of("FILE", "GENERATED", "OPEN_SOURCE");

    private final IncomingVersions incoming;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Sender sender = Sender.ofCasesApart();
    private final List<IssuedVersion> heads = new ArrayList<>();

    History(IncomingVersions incoming, TransactionTemplate transaction, Clock clock) {
        this.incoming = incoming;
        this.transaction = transaction;
        this.clock = clock;
    }

    void forget() {
        heads.clear();
    }

    /** One thing happens: most often a report arrives. */
    void step(Random random) {
        int chance = random.nextInt(10);
        if (chance < 5 || heads.isEmpty()) {
            arrive(report(random, any(COUNTRIES, random)));
        } else {
            IssuedVersion head = heads.remove(random.nextInt(heads.size()));
            if (chance < 8) {
                String country = head.claims().identity().originator().substring(0, 2);
                IssuedVersion next = sender.next(head, report(random, country));
                receive(sender.sent(next, head.digest()));
                heads.add(next);
            } else {
                receive(sender.sent(sender.withdrawal(head), head.digest()));
            }
        }
    }

    IssuedVersion arrive(SeizureReport report) {
        IssuedVersion first = sender.first(Sender.newReport(report.reportingCountry() + "-CUSTOMS"), report);
        receive(sender.sent(first));
        heads.add(first);
        return first;
    }

    /** A case that differs in all that is counted. */
    private static SeizureReport report(Random random, String country) {
        SeizureReport report = random.nextBoolean() ? TestReports.mixed() : TestReports.tobacco();
        report = TestReports.with(report, "/reportingCountry", country);
        report = TestReports.with(report, "/provenance", any(PROVENANCES, random));
        String date = any(DATES, random);
        if (date != null) {
            report = TestReports.with(report, "/eventDate/date", date);
        }
        String mode = any(MODES, random);
        report = mode == null
                ? TestReports.with(report, "/transport", null)
                : TestReports.with(report, "/transport/mode", mode);
        return random.nextBoolean() ? report : TestReports.with(report, "/concealment", List.of());
    }

    private static <T extends @Nullable Object> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private void receive(Arrived version) {
        Reception reception = new Reception(Sender.NAME, Sender.agreement(), Sender.newReceipt(), clock.instant());
        List<Outcome> outcomes =
                Objects.requireNonNull(transaction.execute(status -> incoming.accept(reception, List.of(version))));
        if (!Set.of(Outcome.Accepted.class).contains(outcomes.getFirst().getClass())) {
            throw new IllegalStateException("not accepted: " + outcomes);
        }
    }
}
