package org.tidewaiter.node.delivery.attachment;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tidewaiter.node.background.Lookout;
import org.tidewaiter.node.delivery.OutgoingAttachments;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.partner.Instance;
import org.tidewaiter.node.delivery.partner.LaneSettings;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.WorksForPartners;
import org.tidewaiter.node.delivery.standing.RestoredCopy;
import org.tidewaiter.node.delivery.standing.Standing;
import org.tidewaiter.node.delivery.standing.StandingRunner;

/** Runs one worker for each partner that gets anything, where there is somebody who keeps attachments. */
@Component
public class AttachmentRunner implements WorksForPartners {

    private final Partners partners;
    private final Agreements agreements;
    private final Standing standing;
    private final Instance instance;
    private final AttachmentRows rows;
    private final AttachmentCalls calls;
    private final ObjectProvider<OutgoingAttachments> attachments;
    private final RestoredCopy copy;
    private final AlarmRows alarms;
    private final LaneSettings settings;
    private final Clock clock;

    private final Map<String, Lookout> workers = new ConcurrentHashMap<>();
    private boolean running;

    AttachmentRunner(
            Partners partners,
            Agreements agreements,
            Standing standing,
            Instance instance,
            AttachmentRows rows,
            AttachmentCalls calls,
            ObjectProvider<OutgoingAttachments> attachments,
            RestoredCopy copy,
            AlarmRows alarms,
            LaneSettings settings,
            Clock clock) {
        this.partners = partners;
        this.agreements = agreements;
        this.standing = standing;
        this.instance = instance;
        this.rows = rows;
        this.calls = calls;
        this.attachments = attachments;
        this.copy = copy;
        this.alarms = alarms;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        begin();
    }

    /** Published in the transaction that took in an agreement. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    synchronized void onAgreed(StandingRunner.Agreed agreed) {
        agreements.refresh();
        begin();
    }

    private void begin() {
        OutgoingAttachments kept = attachments.getIfAvailable();
        if (kept == null) {
            return;
        }
        running = true;
        var tools = new AttachmentWorker.Tools(rows, calls, kept, agreements, copy, alarms, settings, clock);
        for (Partner partner : partners.all()) {
            boolean sends = standing.signs() || agreements.sendsTo(partner.name());
            if (sends && !workers.containsKey(partner.name())) {
                Lookout worker = new Lookout(
                        "attachments-" + partner.name(),
                        settings.look(),
                        new AttachmentWorker(partner, instance.id(), tools));
                workers.put(partner.name(), worker);
                worker.start();
            }
        }
    }

    /** Published in the transaction that settled versions with attachments. */
    public record AttachmentsDue() {}

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void onDue(AttachmentsDue due) {
        workers.values().forEach(Lookout::wake);
    }

    @Override
    public synchronized void stop() {
        Lookout.stopAll(workers.values());
        workers.clear();
        running = false;
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
