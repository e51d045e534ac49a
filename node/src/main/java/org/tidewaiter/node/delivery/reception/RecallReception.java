package org.tidewaiter.node.delivery.reception;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.recall.Recall;
import org.tidewaiter.exchange.recall.RecallReader;
import org.tidewaiter.exchange.recall.RecallReading;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.recall.VerifiedRecall;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.log.AcceptanceLog;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;

/**
 * Takes recalls: whatever else is missing here, what a partner sent under an agreement it may take back. The recall is kept
 * also where nothing is held, so that an older dispatch that comes late finds it.
 */
@Component
public class RecallReception {

    private final RecallReader reader;
    private final Partners partners;
    private final Agreements agreements;
    private final IncomingVersions incoming;
    private final ReceptionRows rows;
    private final ReceiptDesk desk;
    private final AlarmRows alarms;
    private final TimeOrderedIds ids;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RecallReception(
            NodeIdentity identity,
            Partners partners,
            Agreements agreements,
            IncomingVersions incoming,
            ReceptionRows rows,
            ReceiptDesk desk,
            AlarmRows alarms,
            TimeOrderedIds ids,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.reader = new RecallReader(
                identity.node(), partners, header -> agreements.known(header).isPresent());
        this.partners = partners;
        this.agreements = agreements;
        this.incoming = incoming;
        this.rows = rows;
        this.desk = desk;
        this.alarms = alarms;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Takes a recall from the partner at the other end of the line. */
    public Reception.Reply receive(byte[] body, Partner caller) {
        return switch (reader.read(new String(body, StandardCharsets.ISO_8859_1), caller.key())) {
            case RecallReading.Refused(var rule, var path) -> new Reception.Reply.Refused(rule, path);
            case VerifiedRecall verified -> take(verified, clock.instant());
        };
    }

    private Reception.Reply take(VerifiedRecall verified, Instant receivedAt) {
        return new Reception.Reply.Receipted(Objects.requireNonNull(
                transaction.execute(status -> store(verified.recall(), verified.hash(), receivedAt))));
    }

    private String store(Recall recall, Digest hash, Instant receivedAt) {
        DispatchHeader header = recall.header();
        UUID receiptId = ids.next();
        rows.lock(header.sender());
        List<RecalledReport> theirs = recall.reports().stream()
                .filter(report -> mayTakeBack(header.sender(), report))
                .toList();
        IncomingVersions.Reception reception = new IncomingVersions.Reception(
                header.sender(), agreements.known(header).orElseThrow(), receiptId, receivedAt, LanePlace.of(header));
        List<Outcome> recalled = incoming.recall(reception, theirs);
        List<AcceptanceLog.Judged> judged = new ArrayList<>(recall.reports().size());
        for (RecalledReport report : recall.reports()) {
            int at = theirs.indexOf(report);
            judged.add(new AcceptanceLog.Judged(
                    report.reference(),
                    at < 0 ? refused(header.sender()) : recalled.get(at),
                    new VersionRef(report.identity(), report.version())));
        }
        return desk.sign(header, hash, receiptId, receivedAt, judged, 0);
    }

    private boolean mayTakeBack(String sender, RecalledReport report) {
        String originator = report.identity().originator();
        return partners.onceMightIssue(sender, originator) || agreements.relayedBy(sender, originator);
    }

    private Outcome refused(String sender) {
        alarms.raise(sender, AlarmKind.NO_MANDATE, clock.instant());
        return new Outcome.Refused(List.of(ItemFault.of(Rule.NO_MANDATE, "/claims/reports")));
    }
}
