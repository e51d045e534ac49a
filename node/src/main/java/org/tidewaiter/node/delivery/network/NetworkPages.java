package org.tidewaiter.node.delivery.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.alarm.AlarmWords;
import org.tidewaiter.node.delivery.page.NetworkPage;
import org.tidewaiter.node.delivery.page.NetworkPage.OverrideWords;
import org.tidewaiter.node.delivery.page.NetworkPage.PartnerCard;
import org.tidewaiter.node.delivery.page.NetworkPage.RestoredNotice;
import org.tidewaiter.node.delivery.page.NetworkPage.StandingNotice;
import org.tidewaiter.node.delivery.page.Ring;
import org.tidewaiter.node.delivery.page.Trouble;
import org.tidewaiter.node.delivery.partner.NetworkAddress;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.IncomingLane;
import org.tidewaiter.node.delivery.queue.LaneProblem;
import org.tidewaiter.node.delivery.queue.LaneState;
import org.tidewaiter.node.delivery.queue.Lanes;
import org.tidewaiter.node.delivery.queue.OutgoingLane;
import org.tidewaiter.node.delivery.queue.ProblemWords;
import org.tidewaiter.node.delivery.standing.RestoredCopy;
import org.tidewaiter.node.delivery.standing.Standing;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Tone;

/** Puts the network page together. */
@Component
class NetworkPages {

    private final Lanes lanes;
    private final Partners partners;
    private final NetworkDrawing drawing;
    private final AlarmWords alarms;
    private final Standing standing;
    private final RestoredCopy copy;
    private final ProblemWords problems;
    private final NodeIdentity identity;
    private final Clock clock;

    NetworkPages(
            Lanes lanes,
            Partners partners,
            NetworkDrawing drawing,
            AlarmWords alarms,
            Standing standing,
            RestoredCopy copy,
            ProblemWords problems,
            NodeIdentity identity,
            Clock clock) {
        this.lanes = lanes;
        this.partners = partners;
        this.drawing = drawing;
        this.alarms = alarms;
        this.standing = standing;
        this.copy = copy;
        this.problems = problems;
        this.identity = identity;
        this.clock = clock;
    }

    NetworkPage of(AccessScope scope, Page page) {
        List<LaneState> all = lanes.all(scope);
        return new NetworkPage(
                drawing.of(all, page),
                all.stream().map(lane -> card(lane, page)).toList(),
                alarms.open(scope, page, null),
                standing(scope, page),
                copy.progress().map(progress -> restored(progress, scope, page)).orElse(null),
                identity.verificationKey().fingerprint(),
                scope.may(Permission.ADMINISTER_NETWORK));
    }

    private RestoredNotice restored(RestoredCopy.Progress progress, AccessScope scope, Page page) {
        List<String> waiting = progress.waitingFor().stream()
                .map(name -> partners.named(name)
                        .map(partner -> partner.title().in(page.language().locale()))
                        .orElse(name))
                .toList();
        return new RestoredNotice(
                page.text("delivery.restored.since", page.wording().time(progress.since())),
                page.text("delivery.restored.waiting", waiting.size(), String.join(", ", waiting)),
                scope.may(Permission.OVERRIDE_STANDING));
    }

    private @Nullable StandingNotice standing(AccessScope scope, Page page) {
        boolean may = scope.may(Permission.OVERRIDE_STANDING);
        return switch (standing.state()) {
            case NOT_NEEDED, CONFIRMED -> null;
            case OVERRIDDEN -> notice(page, Tone.INFORMATION, "overridden", null);
            case UNCONFIRMED -> notice(page, Tone.NEEDS_YOU, "unconfirmed", may ? override(page, "override") : null);
            case BEHIND -> behind(page, may);
        };
    }

    /** A node that signs no reports passes none on to who has seen more of it. */
    private StandingNotice behind(Page page, boolean may) {
        return standing.signs()
                ? notice(page, Tone.HARM, "behind", may ? override(page, "override") : null)
                : notice(page, Tone.HARM, "relay-behind", may ? override(page, "relay-override") : null);
    }

    private static StandingNotice notice(Page page, Tone tone, String key, @Nullable OverrideWords override) {
        return new StandingNotice(
                tone,
                page.text("delivery.standing." + key),
                page.text("delivery.standing." + key + ".words"),
                override);
    }

    private static OverrideWords override(Page page, String key) {
        return new OverrideWords(
                page.text("delivery.standing." + key),
                page.text("delivery.standing." + key + ".title"),
                page.text("delivery.standing." + key + ".words"));
    }

    private PartnerCard card(LaneState lane, Page page) {
        OutgoingLane out = lane.outgoing();
        String title = lane.title().in(page.language().locale());
        Trouble trouble = trouble(out, page, title);
        return new PartnerCard(
                lane.partner(),
                title,
                NetworkAddress.PATH + "/" + lane.partner(),
                direction(lane, page),
                trouble == null && (out != null || lane.incoming() != null),
                out == null ? null : ring(out, page),
                trouble,
                facts(lane, page));
    }

    static String direction(LaneState lane, Page page) {
        if (lane.outgoing() == null) {
            return page.text(lane.incoming() == null ? "delivery.direction.none" : "delivery.direction.receives");
        }
        return page.text(lane.incoming() == null ? "delivery.direction.sends" : "delivery.direction.both");
    }

    /** The ring tells of what waits; when nothing does, of what was delivered in the last day. */
    @Nullable
    Ring ring(OutgoingLane out, Page page) {
        Duration allowed = Duration.ofHours(out.terms().hoursAllowed());
        String allowedWords = page.wording().duration(allowed);
        Instant oldest = out.oldestWaitingSince();
        if (oldest != null) {
            Duration age = Duration.between(oldest, clock.instant());
            Duration shown = age.isNegative() ? Duration.ZERO : age;
            return ring(shown, allowed, page, page.text("delivery.ring.waiting", allowedWords));
        }
        Double percentile = out.clock().percentile95();
        if (percentile == null) {
            return null;
        }
        Duration took = Duration.ofMillis(Math.round(percentile * 1000));
        return ring(took, allowed, page, page.text("delivery.ring.delivered", allowedWords));
    }

    private static Ring ring(Duration used, Duration allowed, Page page, String words) {
        double share = (double) used.toMillis() / allowed.toMillis();
        return new Ring(share, page.wording().duration(used), words);
    }

    @Nullable
    Trouble trouble(@Nullable OutgoingLane out, Page page, String title) {
        LaneProblem problem = out == null ? null : out.problem();
        if (problem == null) {
            return null;
        }
        ProblemWords.Words words = problems.of(problem.code(), page.language(), title);
        Instant retryAt = problem.retryAt();
        String attempts = retryAt == null
                ? null
                : page.text(
                        "delivery.attempts", problem.failures(), page.wording().clock(retryAt));
        return new Trouble(words.sentence(), words.next(), attempts);
    }

    private static List<Definition> facts(LaneState lane, Page page) {
        List<Definition> facts = new ArrayList<>();
        OutgoingLane out = lane.outgoing();
        if (out != null) {
            facts.add(fact(page, "waiting", page.wording().number(out.waiting())));
            facts.add(fact(page, "delivered", page.wording().number(out.delivered())));
            facts.add(fact(page, "last-receipt", ago(page, out.lastReceiptAt())));
        }
        IncomingLane in = lane.incoming();
        if (in != null) {
            facts.add(fact(page, "accepted", page.wording().number(in.accepted())));
            facts.add(fact(page, "last-issued", ago(page, in.lastReceiptAt())));
        }
        return facts;
    }

    private static Definition fact(Page page, String key, @Nullable String value) {
        return new Definition(page.text("delivery.fact." + key), value);
    }

    private static @Nullable String ago(Page page, @Nullable Instant at) {
        return at == null ? null : page.wording().ago(Objects.requireNonNull(at));
    }
}
