package org.tidewaiter.node.delivery.lane;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.dispatch.DispatchBounds;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.agreement.SendingTerms;
import org.tidewaiter.node.delivery.dispatch.Answer;
import org.tidewaiter.node.delivery.dispatch.Answer.Blame;
import org.tidewaiter.node.delivery.dispatch.DispatchCalls;
import org.tidewaiter.node.delivery.lane.LaneBatches.Batch;
import org.tidewaiter.node.delivery.lane.LaneSender.Flight;
import org.tidewaiter.node.delivery.log.LogWatch;
import org.tidewaiter.node.delivery.partner.LaneSettings;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.queue.FileLanes;
import org.tidewaiter.node.delivery.queue.LaneClaims;
import org.tidewaiter.node.delivery.queue.Lease;
import org.tidewaiter.node.delivery.queue.LeaseLostException;
import org.tidewaiter.node.delivery.queue.WaitingItem;
import org.tidewaiter.node.delivery.standing.RestoredCopy;
import org.tidewaiter.node.delivery.standing.Standing;

/**
 * Works one lane on one thread, which alone touches this object's state; the calls themselves run on threads of their own and
 * report back as events.
 *
 * <p>At most two dispatches are on their way, and a recall beside the last; of one report at most one version, and beside it
 * further parts of an earlier one. After a failure one version alone probes the way. A dispatch that fails over its content is
 * sent again in halves until the version at fault stands alone; that one waits by itself, and the lane goes on.
 *
 * <p>Where no agreement is in force any more, and where the partner refuses content under it, what takes back what was sent
 * goes by itself.
 */
final class LaneWorker implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(LaneWorker.class);
    private static final int IN_FLIGHT = 2;
    private static final int ATTEMPTS_BEFORE_ALARM = 3;

    /** Looks for work between two looks at answers: many in a row may find only what is not due. */
    private static final int LOOKS = 20;

    /** How long a lane that people carry is theirs between two looks at its past: they ask for it several times a second. */
    private static final Duration LEFT_TO_PEOPLE = Duration.ofMillis(500);

    /** What a lane works with. */
    record Tools(
            LaneClaims claims,
            LaneBatches batches,
            LaneSender sender,
            LaneSecondLooks secondLooks,
            LaneSupplementLooks supplementLooks,
            DispatchCalls calls,
            FileLanes fileLanes,
            LogWatch logs,
            Agreements agreements,
            Standing standing,
            RestoredCopy copy,
            LaneSettings settings,
            Clock clock) {}

    private sealed interface Event {
        record Woken() implements Event {}

        record Answered(UUID dispatch, Answer answer) implements Event {}
    }

    private final Partner partner;
    private final String owner;
    private final Tools tools;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile boolean stopped;

    private final Map<UUID, Flight> inFlight = new HashMap<>();
    private final Deque<List<Long>> suspects = new ArrayDeque<>();
    private @Nullable Lease lease;
    private long renewedAt;
    private long sequence;
    private int failures;
    private @Nullable Instant retryAt;
    /** Whether the partner has refused content under its agreement, so that what takes back is tried without it. */
    private boolean contentRefused;
    /** What would take nothing back under the agreement of that digest, by id with its position. */
    private final Map<Long, Long> left = new HashMap<>();

    private @Nullable Digest leftUnder;

    LaneWorker(Partner partner, String owner, Tools tools) {
        this.partner = partner;
        this.owner = owner;
        this.tools = tools;
    }

    /** Says that there may be work. */
    void wake() {
        if (events.isEmpty()) {
            events.add(new Event.Woken());
        }
    }

    void stop() {
        stopped = true;
        events.add(new Event.Woken());
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                step();
            } catch (InterruptedException interrupted) {
                return;
            } catch (LeaseLostException lost) {
                log.info("{}", lost.getMessage());
                forget();
            } catch (RuntimeException failed) {
                // Nothing is lost: what was not recorded still waits, and is sent again under a new claim.
                log.warn(
                        "the lane to {} failed and starts again: {}",
                        partner.name(),
                        failed.getClass().getSimpleName());
                forget();
                pauseAfterFault();
            }
        }
        giveUp();
    }

    private boolean maySend() {
        return tools.standing().confirmedBy(partner.name()) && tools.copy().mayPassOn();
    }

    private void step() throws InterruptedException {
        SendingTerms terms = tools.agreements().sendingNow(partner.name()).orElse(null);
        Duration wait = tools.settings().look();
        if (tools.fileLanes().carried(partner.name())) {
            giveUp();
            forget();
            wait = lookAgain(terms) ? LEFT_TO_PEOPLE : wait;
        } else if (terms != null && maySend()) {
            Lease held = claimOrRenew();
            if (held != null) {
                boolean more = !terms.takesBackOnly() && prepare(held, terms.agreement());
                wait = fill(held) || more
                        ? Duration.ZERO
                        : untilRetry(terms.takesBackOnly() ? whileLeaseHolds() : wait);
            }
        }
        await(wait);
    }

    /** Takes one step on a lane that people carry by file, and leaves it to them between; whether there may be another. */
    private boolean lookAgain(@Nullable SendingTerms terms) {
        if (terms == null
                || terms.takesBackOnly()
                || !tools.copy().mayPassOn()
                || !tools.secondLooks().due(partner.name(), terms.agreement())) {
            return false;
        }
        Lease held = claimOrRenew();
        boolean more = held != null && prepare(held, terms.agreement());
        giveUp();
        forget();
        return more;
    }

    /** Puts back what may go again; whether there may be more to put back. */
    private boolean prepare(Lease held, Agreement agreement) {
        tools.batches().endHolds(held);
        return tools.secondLooks().take(held, agreement)
                || tools.supplementLooks().take(held, agreement);
    }

    /** There is rarely anything to take back, and whatever comes wakes the lane. */
    private Duration whileLeaseHolds() {
        return tools.settings().lease().dividedBy(3);
    }

    private @Nullable Lease claimOrRenew() {
        long now = System.nanoTime();
        Lease held = lease;
        if (held == null) {
            Lease claimed = tools.claims()
                    .claim(
                            partner.name(),
                            owner,
                            tools.settings().lease(),
                            tools.clock().instant())
                    .orElse(null);
            if (claimed != null) {
                lease = claimed;
                renewedAt = now;
                sequence = claimed.sequence();
                failures = claimed.failures();
                retryAt = claimed.retryAt();
            }
            return claimed;
        }
        if (now - renewedAt > tools.settings().lease().toNanos() / 3) {
            if (!tools.claims().renew(held, tools.settings().lease())) {
                throw new LeaseLostException(held);
            }
            renewedAt = now;
        }
        return held;
    }

    /** Sends while it may; true when it stopped for the answers' sake although there may be more. */
    private boolean fill(Lease held) {
        for (int looks = 0; looks < LOOKS; looks++) {
            if (stopped || pausing() || inFlight.size() >= mayFly() || !sendNext(held)) {
                return false;
            }
        }
        return true;
    }

    private int mayFly() {
        return failures > 0 || !suspects.isEmpty() ? 1 : IN_FLIGHT;
    }

    private boolean pausing() {
        return retryAt != null && retryAt.isAfter(tools.clock().instant());
    }

    /** Sends the next dispatch; false when there is nothing to send. */
    private boolean sendNext(Lease held) {
        // Asked for each dispatch: a narrower revision and a suspension bind at once.
        SendingTerms agreed = tools.agreements().sendingNow(partner.name()).orElse(null);
        if (agreed == null) {
            return false;
        }
        Agreement agreement = agreed.agreement();
        SendingTerms terms = contentRefused ? SendingTerms.afterwards(agreement) : agreed;
        forgetLeftUnlessUnder(terms);
        List<Long> among = suspects.peekFirst();
        List<Long> flying = inFlight.values().stream()
                .flatMap(flight -> flight.itemIds().stream())
                .toList();
        Batch batch = tools.batches().next(held, terms, flying, among, left, failures > 0 ? 1 : DispatchBounds.ITEMS);
        batch.left().forEach(item -> left.put(item.id(), item.position()));
        if (among != null) {
            among.removeAll(batch.handled());
            if (among.isEmpty() || batch.foundNothing()) {
                suspects.removeFirst();
            }
        } else if (batch.foundNothing()) {
            boolean contentIsNext = contentRefused;
            contentRefused = false;
            return contentIsNext;
        }
        long epoch = tools.standing().epoch();
        if (!batch.recalled().isEmpty()) {
            launch(tools.sender().prepareRecall(held, batch.recalled(), agreement, epoch, sequence + 1, among != null));
        }
        if (!batch.loaded().isEmpty()) {
            launch(tools.sender().prepare(held, batch.loaded(), agreement, epoch, sequence + 1, among != null));
        }
        return true;
    }

    private void forgetLeftUnlessUnder(SendingTerms terms) {
        Digest under = terms.takesBackOnly() ? terms.agreement().digest() : null;
        if (!Objects.equals(under, leftUnder)) {
            left.clear();
            leftUnder = under;
        }
    }

    private void launch(Flight flight) {
        sequence = flight.sending().header().sequence();
        UUID id = flight.sending().header().id();
        inFlight.put(id, flight);
        Thread.ofVirtual().name("call-" + partner.name()).start(() -> {
            try {
                events.add(new Event.Answered(id, tools.calls().send(partner, flight.sending())));
            } catch (InterruptedException stop) {
                events.add(new Event.Answered(id, new Answer.Failed(Blame.PARTNER, "interrupted")));
            } catch (RuntimeException failed) {
                log.warn(
                        "a call to {} failed: {}",
                        partner.name(),
                        failed.getClass().getSimpleName());
                events.add(new Event.Answered(id, new Answer.Failed(Blame.UNCLEAR, "call-failed")));
            }
        });
    }

    private void await(Duration wait) throws InterruptedException {
        Event event = events.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        while (event != null) {
            if (event instanceof Event.Answered(UUID dispatch, Answer answer)) {
                Flight flight = inFlight.remove(dispatch);
                Lease held = lease;
                if (flight != null && held != null) {
                    answered(held, flight, answer);
                }
            }
            event = events.poll();
        }
    }

    private void answered(Lease held, Flight flight, Answer answer) {
        switch (answer) {
            case Answer.Receipted(var receipt) -> {
                String fault = tools.logs()
                        .fault(partner.name(), receipt, flight.versions())
                        .orElse(null);
                if (fault != null) {
                    failed(held, flight, Blame.PARTNER, fault);
                } else {
                    tools.sender().settle(held, flight, receipt);
                    failures = 0;
                    retryAt = null;
                }
            }
            case Answer.Failed(Blame blame, String problem) -> failed(held, flight, blame, problem);
        }
    }

    private void failed(Lease held, Flight flight, Blame blame, String problem) {
        boolean alone = flight.items().size() == 1;
        contentRefused = problem.equals(Rule.STALE_AGREEMENT.code())
                && !flight.items().stream().allMatch(WaitingItem::withdrawal);
        if (blame != Blame.CONTENT || alone) {
            failures++;
            retryAt = tools.clock().instant().plus(tools.settings().retryAfter(failures, random));
        }
        tools.sender().unanswered(held, flight, problem, failures, retryAt);
        if (blame == Blame.PARTNER) {
            if (flight.suspect()) {
                suspects.addFirst(new ArrayList<>(flight.itemIds()));
            }
        } else if (alone) {
            postpone(held, flight.items().getFirst(), problem);
        } else {
            List<Long> ids = flight.itemIds();
            suspects.addFirst(new ArrayList<>(ids.subList(ids.size() / 2, ids.size())));
            suspects.addFirst(new ArrayList<>(ids.subList(0, ids.size() / 2)));
        }
    }

    private void postpone(Lease held, WaitingItem item, String problem) {
        tools.batches().postpone(held, item, problem);
        if (item.attempts() >= ATTEMPTS_BEFORE_ALARM) {
            tools.sender().report(held, item);
        }
    }

    private Duration untilRetry(Duration longest) {
        if (retryAt == null) {
            return longest;
        }
        Duration left = Duration.between(tools.clock().instant(), retryAt);
        return left.isPositive() && left.compareTo(longest) < 0 ? left : longest;
    }

    private void forget() {
        lease = null;
        inFlight.clear();
        suspects.clear();
        left.clear();
    }

    private void pauseAfterFault() {
        try {
            await(tools.settings().look());
        } catch (InterruptedException interrupted) {
            stopped = true;
        }
    }

    private void giveUp() {
        Lease held = lease;
        if (held != null) {
            try {
                tools.claims().release(held);
            } catch (RuntimeException databaseAway) {
                log.info("the lane to {} was not given up; its lease ends by itself", partner.name());
            }
        }
    }
}
