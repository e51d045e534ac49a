package org.tidewaiter.node.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.report.SeizureReport;

/** A system of some country that reports to the hub under test: signed versions, taken as a dispatch takes them. */
public final class ReportingSystem {

    private final String name;
    private final Sender sender;
    private final IncomingVersions incoming;
    private final TransactionTemplate transaction;
    private final Map<ReportIdentity, IssuedVersion> heads = new HashMap<>();

    public ReportingSystem(String name, IncomingVersions incoming, TransactionTemplate transaction) {
        this(name, List.of("H1"), incoming, transaction);
    }

    /** One that gives its reports these handling codes. */
    public ReportingSystem(
            String name, List<String> handling, IncomingVersions incoming, TransactionTemplate transaction) {
        this.name = name;
        this.sender = Sender.handling(name, handling);
        this.incoming = incoming;
        this.transaction = transaction;
    }

    /** A pseudonym for each letter. */
    public static CasePseudonym theCase(char letter) {
        return new CasePseudonym("2026-ab", String.valueOf(letter).repeat(43));
    }

    /** Reports for the first time, or corrects what it has reported. */
    public void report(ReportIdentity identity, SeizureReport report, @Nullable CasePseudonym pseudonym) {
        IssuedVersion head = heads.get(identity);
        var parts = Sender.parts(report, pseudonym);
        send(
                identity,
                head == null
                        ? sender.issue(identity, 1, parts, "2026.1")
                        : sender.issue(identity, head.claims().version() + 1, parts, "2026.1", head.digest()));
    }

    public void withdraw(ReportIdentity identity) {
        send(identity, sender.withdrawal(Objects.requireNonNull(heads.get(identity))));
    }

    /** Sends the head of a report once more. */
    public Outcome repeat(ReportIdentity identity) {
        return take(Objects.requireNonNull(heads.get(identity)));
    }

    private void send(ReportIdentity identity, IssuedVersion version) {
        heads.put(identity, version);
        if (!(take(version) instanceof Outcome.Accepted)) {
            throw new AssertionError("the version was not accepted");
        }
    }

    private Outcome take(IssuedVersion version) {
        Reception reception = new Reception(name, Sender.agreementOf(name), Sender.newReceipt(), RegistryNode.NOW);
        return Objects.requireNonNull(
                        transaction.execute(status -> incoming.accept(reception, List.of(sender.sent(version)))))
                .getFirst();
    }
}
