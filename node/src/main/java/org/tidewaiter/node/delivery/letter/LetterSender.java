package org.tidewaiter.node.delivery.letter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.letter.LetterOutcome;
import org.tidewaiter.exchange.letter.LetterReceiptReading;
import org.tidewaiter.node.delivery.Letters.LetterState.State;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.letter.LetterCalls.Said;
import org.tidewaiter.node.delivery.letter.LetterRows.Claimed;
import org.tidewaiter.node.delivery.partner.Instance;
import org.tidewaiter.node.delivery.partner.LaneSettings;
import org.tidewaiter.node.delivery.partner.Partner;

/** Sends the letters of one partner, oldest first, until none is left or one has to wait. */
@Component
public class LetterSender {

    /** Times that a partner may answer a letter without a signature before the next one gets its turn. */
    public static final int MOST_UNSIGNED = 12;

    private final LetterRows rows;
    private final LetterCalls calls;
    private final Instance instance;
    private final AlarmRows alarms;
    private final LaneSettings settings;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    LetterSender(
            LetterRows rows,
            LetterCalls calls,
            Instance instance,
            AlarmRows alarms,
            LaneSettings settings,
            Clock clock) {
        this.rows = rows;
        this.calls = calls;
        this.instance = instance;
        this.alarms = alarms;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends the oldest letter; false when nothing is to be sent now. */
    boolean sendNext(Partner partner) throws InterruptedException {
        Duration lease = settings.answerWithin().plus(settings.lease());
        Optional<Claimed> claimed = rows.claim(partner.name(), instance.id(), lease, clock.instant());
        if (claimed.isEmpty()) {
            return false;
        }
        Claimed letter = claimed.get();
        return switch (calls.send(partner, letter)) {
            case Said.Signed(var answer) -> settle(partner, letter, answer);
            case Said.Unsigned(var problem) -> unsigned(partner, letter, problem);
            case Said.Nothing(var problem) -> postpone(letter, problem, false);
        };
    }

    private boolean settle(Partner partner, Claimed letter, LetterReceiptReading.Verified answer) {
        switch (answer.receipt().outcome()) {
            case LetterOutcome.Taken _ -> end(letter, State.ARRIVED, null, answer.jws());
            case LetterOutcome.Refused(var reason)
            when reason.equals(LetterReception.UNKNOWN_KIND) -> {
                // The partner runs an earlier release: it takes the letter once it has been upgraded.
                Duration pause = settings.postponement(letter.failures() + 1, random);
                rows.postpone(letter, reason, clock.instant().plus(pause), false);
            }
            case LetterOutcome.Refused(var reason) -> {
                end(letter, State.REFUSED, reason, answer.jws());
                alarms.raise(partner.name(), AlarmKind.LETTER_NOT_TAKEN, clock.instant());
            }
        }
        return true;
    }

    private boolean unsigned(Partner partner, Claimed letter, String problem) {
        Instant now = clock.instant();
        if (problem.equals("false-receipt")) {
            alarms.raise(partner.name(), AlarmKind.FALSE_RECEIPT, now);
        }
        if (letter.attempts() + 1 < MOST_UNSIGNED) {
            return postpone(letter, problem, true);
        }
        end(letter, State.GIVEN_UP, problem, null);
        alarms.raise(partner.name(), AlarmKind.LETTER_NOT_TAKEN, now);
        return true;
    }

    private void end(Claimed letter, State state, @Nullable String reason, @Nullable String receipt) {
        rows.settle(letter, state, reason, receipt, clock.instant());
    }

    private boolean postpone(Claimed letter, String problem, boolean answered) {
        Duration pause = settings.retryAfter(letter.failures() + 1, random);
        rows.postpone(letter, problem, clock.instant().plus(pause), answered);
        return false;
    }
}
