package org.tidewaiter.node.delivery.queue;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.delivery.agreement.LaneTerms;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.ProblemException;

/** Lanes for programs. */
@RestController
@Requires(Permission.SEE_NETWORK)
@RequestMapping("/api/v1/lanes")
public class LanesController {

    private static final int MOST = 200;

    private final Lanes lanes;
    private final ProblemWords words;
    private final ServiceReports services;

    LanesController(Lanes lanes, ProblemWords words, ServiceReports services) {
        this.lanes = lanes;
        this.words = words;
        this.services = services;
    }

    /**
     * A lane's problem in words.
     *
     * @param retryAt when the next attempt is made; null if none is needed
     */
    record ProblemAnswer(
            String code,
            String sentence,
            String next,
            @Nullable Instant since,
            int failures,
            @Nullable Instant retryAt) {}

    /**
     * How this node stands with a partner; the figures of what it sends, and under {@code incoming} of what it receives.
     *
     * @param oldest release of the oldest version that waits
     * @param refused versions that the partner refused, and those of which further parts were refused
     * @param supplements versions counted as delivered of which further parts go again
     * @param halfTime not delivered past half of the agreed hours, and not yet in the last of them
     * @param lastHour not delivered in the last of the agreed hours
     * @param overdue not delivered past the agreed hours
     * @param late delivered past the agreed hours, in the last 30 days
     * @param breaker {@code closed} while dispatches go, {@code open} while the lane pauses after a failure
     */
    record LaneAnswer(
            String partner,
            String title,
            String direction,
            @Nullable LaneTerms agreement,
            long waiting,
            @Nullable Instant oldest,
            long inFlight,
            long delivered,
            long refused,
            long conflicts,
            long held,
            OpenSupplements supplements,
            long notDue,
            long halfTime,
            long lastHour,
            long overdue,
            long late,
            String breaker,
            @Nullable ProblemAnswer problem,
            @Nullable Instant lastReceiptAt,
            @Nullable UUID lastReceipt,
            LaneClock clock,
            @Nullable IncomingLane incoming) {}

    /**
     * One lane with its latest dispatches.
     *
     * @param sent newest first
     * @param received newest first
     */
    record LaneDetail(
            LaneAnswer lane,
            List<OverdueVersion> overdue,
            List<OverdueVersion> notAccepted,
            List<Trip> sent,
            List<Trip> received) {}

    @GetMapping
    List<LaneAnswer> all(AccessScope scope, Locale locale) {
        return lanes.all(scope).stream().map(lane -> answer(lane, locale)).toList();
    }

    /**
     * One lane.
     *
     * @param before only dispatches older than the one with this cursor
     */
    @GetMapping("/{partner}")
    LaneDetail one(
            AccessScope scope,
            Locale locale,
            @PathVariable String partner,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "50") int limit) {
        LaneState lane = lanes.of(scope, partner).orElseThrow(LanesController::unknown);
        int rows = Math.clamp(limit, 1, MOST);
        return new LaneDetail(
                answer(lane, locale),
                lanes.overdue(scope, partner, rows),
                lanes.notAccepted(scope, partner, rows),
                lanes.sent(scope, partner, before, rows),
                lanes.received(scope, partner, before, rows));
    }

    /**
     * The service of a lane in one month.
     *
     * @param month in UTC, such as 2026-11; the running one when absent
     */
    @GetMapping("/{partner}/service")
    ServiceReport service(
            AccessScope scope,
            @PathVariable String partner,
            @RequestParam(required = false) @Nullable YearMonth month) {
        if (lanes.of(scope, partner).isEmpty()) {
            throw unknown();
        }
        return services.of(
                scope, partner, month == null ? services.months(scope, partner).getFirst() : month);
    }

    public static ProblemException unknown() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "partner-unknown", "delivery.partner-unknown");
    }

    private LaneAnswer answer(LaneState lane, Locale locale) {
        OutgoingLane out = lane.outgoing();
        String title = lane.title().in(locale);
        RunningClocks running = out == null ? RunningClocks.NONE : out.running();
        return new LaneAnswer(
                lane.partner(),
                title,
                direction(lane),
                out == null ? null : out.terms(),
                out == null ? 0 : out.waiting(),
                out == null ? null : out.oldestWaitingSince(),
                out == null ? 0 : out.inFlight(),
                out == null ? 0 : out.delivered(),
                out == null ? 0 : out.refused(),
                out == null ? 0 : out.conflicts(),
                out == null ? 0 : out.held(),
                out == null ? OpenSupplements.NONE : out.supplements(),
                out == null ? 0 : out.notDue(),
                running.halfTime(),
                running.lastHour(),
                running.overdue(),
                out == null ? 0 : out.late(),
                out == null || out.problem() == null ? "closed" : "open",
                out == null || out.problem() == null ? null : problem(out.problem(), locale, title),
                out == null ? null : out.lastReceiptAt(),
                out == null ? null : out.lastReceipt(),
                out == null ? LaneClock.NOTHING_DELIVERED : out.clock(),
                lane.incoming());
    }

    private static String direction(LaneState lane) {
        if (lane.outgoing() == null) {
            return lane.incoming() == null ? "none" : "receives";
        }
        return lane.incoming() == null ? "sends" : "both";
    }

    private ProblemAnswer problem(LaneProblem problem, Locale locale, String title) {
        Language language = Language.of(locale.getLanguage()).orElse(Language.ENGLISH);
        ProblemWords.Words said = words.of(problem.code(), language, title);
        return new ProblemAnswer(
                problem.code(), said.sentence(), said.next(), problem.since(), problem.failures(), problem.retryAt());
    }
}
