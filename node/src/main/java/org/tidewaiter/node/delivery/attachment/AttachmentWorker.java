package org.tidewaiter.node.delivery.attachment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tidewaiter.node.background.Lookout;
import org.tidewaiter.node.background.Rest;
import org.tidewaiter.node.delivery.AttachmentState;
import org.tidewaiter.node.delivery.OutgoingAttachments;
import org.tidewaiter.node.delivery.OutgoingAttachments.Attachment;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.attachment.AttachmentCalls.Said;
import org.tidewaiter.node.delivery.attachment.AttachmentRows.Claimed;
import org.tidewaiter.node.delivery.partner.LaneSettings;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.standing.RestoredCopy;

/**
 * Sends one partner what follows its versions, one after the other on one thread. A partner that is away pauses all of it,
 * an attachment that the partner does not take yet pauses alone.
 */
final class AttachmentWorker implements Lookout.Look {

    /** Times that a partner may say that nothing names an attachment before it counts as refused. */
    private static final int MOST_NOT_YET = 12;

    /** What a worker works with. */
    record Tools(
            AttachmentRows rows,
            AttachmentCalls calls,
            OutgoingAttachments attachments,
            Agreements agreements,
            RestoredCopy copy,
            AlarmRows alarms,
            LaneSettings settings,
            Clock clock) {}

    private final Partner partner;
    private final String owner;
    private final Tools tools;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private int failures;

    AttachmentWorker(Partner partner, String owner, Tools tools) {
        this.partner = partner;
        this.owner = owner;
        this.tools = tools;
    }

    /** Sends one. Where it fails nothing is lost: what was not recorded is claimed and sent again, and is one there. */
    @Override
    public Rest look() throws InterruptedException {
        if (sendNext()) {
            return Rest.none();
        }
        return Rest.untilWoken(
                failures == 0 ? tools.settings().look() : tools.settings().retryAfter(failures, random));
    }

    /** False when nothing is to be sent now. */
    private boolean sendNext() throws InterruptedException {
        if (tools.agreements().outgoing(partner.name()).isEmpty()
                || tools.copy().isWithholding()) {
            return false;
        }
        Instant now = tools.clock().instant();
        Duration lease = tools.settings().answerWithin().plus(tools.settings().lease());
        Optional<Claimed> claimed = tools.rows().claim(partner.name(), owner, lease, now);
        if (claimed.isEmpty()) {
            failures = 0;
            return false;
        }
        return send(claimed.get());
    }

    private boolean send(Claimed one) throws InterruptedException {
        Optional<Attachment> found = tools.attachments().load(one.identity(), one.digest());
        if (found.isEmpty()) {
            settle(one, AttachmentState.State.GIVEN_UP, "not-due");
            return true;
        }
        return switch (tools.calls().send(partner, one.digest(), found.get())) {
            case Said.Held held -> {
                tools.rows()
                        .settle(
                                one,
                                AttachmentState.State.DELIVERED,
                                null,
                                held.receipt(),
                                tools.clock().instant());
                failures = 0;
                yield true;
            }
            case Said.Refused refused -> settle(one, AttachmentState.State.REFUSED, refused.reason());
            case Said.NotYet notYet -> notYet(one, notYet.reason());
            case Said.Nothing nothing -> nothing(one, nothing.problem());
        };
    }

    private boolean settle(Claimed one, AttachmentState.State state, String reason) {
        tools.rows().settle(one, state, reason, null, tools.clock().instant());
        return true;
    }

    private boolean notYet(Claimed one, String reason) {
        if (one.attempts() + 1 >= MOST_NOT_YET) {
            return settle(one, AttachmentState.State.REFUSED, reason);
        }
        postpone(one, reason, tools.settings().postponement(one.attempts() + 1, random), true);
        return true;
    }

    private boolean nothing(Claimed one, String problem) {
        Instant now = tools.clock().instant();
        if (problem.equals("false-receipt")) {
            tools.alarms().raise(partner.name(), AlarmKind.FALSE_RECEIPT, now);
        }
        failures++;
        postpone(one, problem, tools.settings().retryAfter(failures, random), false);
        return false;
    }

    private void postpone(Claimed one, String reason, Duration pause, boolean answered) {
        tools.rows().postpone(one, reason, tools.clock().instant().plus(pause), answered);
    }
}
