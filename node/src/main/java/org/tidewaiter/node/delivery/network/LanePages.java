package org.tidewaiter.node.delivery.network;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.delivery.RefusalWords;
import org.tidewaiter.node.delivery.agreement.LaneTerms;
import org.tidewaiter.node.delivery.alarm.AlarmWords;
import org.tidewaiter.node.delivery.log.LogWords;
import org.tidewaiter.node.delivery.page.LanePage;
import org.tidewaiter.node.delivery.page.LanePage.AgreementLink;
import org.tidewaiter.node.delivery.page.LanePage.Figure;
import org.tidewaiter.node.delivery.page.LanePage.TripLine;
import org.tidewaiter.node.delivery.page.LanePage.Trips;
import org.tidewaiter.node.delivery.page.LanePage.VersionLine;
import org.tidewaiter.node.delivery.partner.NetworkAddress;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.IncomingLane;
import org.tidewaiter.node.delivery.queue.LaneClock;
import org.tidewaiter.node.delivery.queue.LaneState;
import org.tidewaiter.node.delivery.queue.Lanes;
import org.tidewaiter.node.delivery.queue.OpenSupplements;
import org.tidewaiter.node.delivery.queue.OutgoingLane;
import org.tidewaiter.node.delivery.queue.OverdueVersion;
import org.tidewaiter.node.delivery.queue.Trip;
import org.tidewaiter.node.delivery.reconciliation.ReconciliationPages;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.State;

/** Puts the page of one partner together. */
@Component
class LanePages {

    private static final int TRIPS = 20;
    private static final int VERSIONS = 50;

    private final Lanes lanes;
    private final NetworkPages network;
    private final AlarmWords alarms;
    private final Partners partners;
    private final RefusalWords refusals;
    private final LogWords logs;
    private final ReconciliationPages reconciliations;

    LanePages(
            Lanes lanes,
            NetworkPages network,
            AlarmWords alarms,
            Partners partners,
            RefusalWords refusals,
            LogWords logs,
            ReconciliationPages reconciliations) {
        this.lanes = lanes;
        this.network = network;
        this.alarms = alarms;
        this.partners = partners;
        this.refusals = refusals;
        this.logs = logs;
        this.reconciliations = reconciliations;
    }

    Optional<LanePage> of(AccessScope scope, Page page, String partner, @Nullable UUID sent, @Nullable UUID received) {
        return lanes.of(scope, partner).map(lane -> lane(scope, page, lane, sent, received));
    }

    private LanePage lane(AccessScope scope, Page page, LaneState lane, @Nullable UUID sent, @Nullable UUID received) {
        String name = lane.partner();
        String title = lane.title().in(page.language().locale());
        OutgoingLane out = lane.outgoing();
        String path = NetworkAddress.PATH + "/" + name;
        return new LanePage(
                title,
                NetworkPages.direction(lane, page),
                out == null ? null : network.ring(out, page),
                network.trouble(out, page, title),
                figures(lane, page),
                out == null ? List.of() : clock(out, page),
                terms(lane, page),
                logs.section(scope, page, name),
                agreements(lane),
                alarms.open(scope, page, name),
                versions(page, lanes.overdue(scope, name, VERSIONS)),
                versions(page, lanes.notAccepted(scope, name, VERSIONS)),
                reconciliations.section(scope, page, name),
                trips(page, path, "sent", sent, lanes.sent(scope, name, sent, TRIPS + 1)),
                trips(page, path, "received", received, lanes.received(scope, name, received, TRIPS + 1)),
                path + "/service",
                scope.may(Permission.CARRY_PARCELS) ? ParcelPages.path(name) : null,
                partners.named(name).map(known -> known.key().fingerprint()).orElse(""),
                partners.named(name).map(known -> keys(known.keys(), page)).orElse(List.of()));
    }

    /** What is known of a partner's keys beside the one in use. */
    private static List<Definition> keys(KeyHistory history, Page page) {
        List<Definition> keys = new ArrayList<>();
        history.recovery()
                .ifPresent(key -> keys.add(new Definition(page.text("delivery.key.recovery"), key.fingerprint())));
        history.revoked()
                .forEach((key, at) -> keys.add(new Definition(
                        page.text("delivery.key.revoked", page.wording().time(at)), key.fingerprint())));
        return keys;
    }

    private static List<Figure> figures(LaneState lane, Page page) {
        List<Figure> figures = new ArrayList<>();
        OutgoingLane out = lane.outgoing();
        if (out != null) {
            figures.add(figure(page, "waiting", out.waiting()));
            figures.add(figure(page, "in-flight", out.inFlight()));
            figures.add(figure(page, "delivered", out.delivered()));
            figures.add(figure(page, "held", out.held()));
            figures.add(figure(page, "not-due", out.notDue()));
            OpenSupplements supplements = out.supplements();
            figures.add(figure(page, "refused", out.refused() - supplements.refused()));
            figures.add(figure(page, "conflicts", out.conflicts()));
            addIfAny(figures, page, "further-waiting", supplements.waiting());
            addIfAny(figures, page, "further-held", supplements.held());
            addIfAny(figures, page, "further-refused", supplements.refused());
        }
        IncomingLane in = lane.incoming();
        if (in != null) {
            figures.add(figure(page, "accepted", in.accepted()));
            figures.add(figure(page, "refused-here", in.refused()));
            figures.add(figure(page, "conflicts-here", in.conflicts()));
        }
        return figures;
    }

    private static void addIfAny(List<Figure> figures, Page page, String key, long value) {
        if (value > 0) {
            figures.add(figure(page, key, value));
        }
    }

    private static Figure figure(Page page, String key, long value) {
        return new Figure(page.text("delivery.fact." + key), page.wording().number(value));
    }

    private static List<Definition> clock(OutgoingLane out, Page page) {
        LaneClock clock = out.clock();
        return List.of(
                new Definition(
                        page.text("delivery.clock.versions"), page.wording().number(clock.versions())),
                new Definition(page.text("delivery.clock.median"), seconds(page, clock.median())),
                new Definition(page.text("delivery.clock.percentile"), seconds(page, clock.percentile95())),
                new Definition(page.text("delivery.clock.longest"), seconds(page, clock.longest())),
                new Definition(
                        page.text("delivery.clock.allowed"),
                        page.wording().duration(Duration.ofHours(out.terms().hoursAllowed()))),
                new Definition(
                        page.text("delivery.clock.half-time"),
                        page.wording().number(out.running().halfTime())),
                new Definition(
                        page.text("delivery.clock.last-hour"),
                        page.wording().number(out.running().lastHour())),
                new Definition(
                        page.text("delivery.clock.overdue"),
                        page.wording().number(out.running().overdue())),
                new Definition(page.text("delivery.clock.late"), page.wording().number(out.late())));
    }

    private static @Nullable String seconds(Page page, @Nullable Double seconds) {
        return seconds == null ? null : page.wording().duration(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** Their pages are of a module above this one. */
    private static List<AgreementLink> agreements(LaneState lane) {
        return Stream.of(
                        Optional.ofNullable(lane.outgoing()).map(OutgoingLane::terms),
                        Optional.ofNullable(lane.incoming()).map(IncomingLane::terms))
                .flatMap(Optional::stream)
                .map(terms -> new AgreementLink(
                        terms.number(),
                        "/agreements/" + UriUtils.encodePathSegment(terms.number(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static List<Definition> terms(LaneState lane, Page page) {
        List<Definition> terms = new ArrayList<>();
        OutgoingLane out = lane.outgoing();
        IncomingLane in = lane.incoming();
        if (out != null) {
            terms.addAll(terms(out.terms(), page));
        }
        if (in != null) {
            terms.addAll(terms(in.terms(), page));
        }
        return terms;
    }

    private static List<Definition> terms(LaneTerms terms, Page page) {
        String force = page.text(terms.inForce() ? "delivery.terms.in-force" : "delivery.terms.not-in-force");
        return List.of(
                new Definition(
                        page.text("delivery.terms.agreement"),
                        page.text("delivery.terms.revision", terms.number(), terms.revision(), force)),
                new Definition(
                        page.text("delivery.terms.categories"),
                        page.text(
                                "delivery.terms.categories.count",
                                terms.categories().size())),
                new Definition(
                        page.text("delivery.terms.release"),
                        page.text(
                                terms.automaticRelease() ? "delivery.terms.automatic" : "delivery.terms.coordinator")),
                new Definition(page.text("delivery.terms.basis"), terms.legalBasis()));
    }

    List<VersionLine> versions(Page page, List<OverdueVersion> versions) {
        return versions.stream().map(version -> version(page, version)).toList();
    }

    private VersionLine version(Page page, OverdueVersion version) {
        String reason = version.reason();
        boolean further = version.state() == PartnerState.State.DELIVERED && reason != null;
        String words = page.text("delivery.state."
                + (further ? "further-refused" : version.state().name().toLowerCase(java.util.Locale.ROOT)));
        return new VersionLine(
                version.version().identity().toString(),
                "/reports/" + version.version().identity(),
                version.version().version(),
                further ? State.REFUSED : state(version.state()),
                reason == null
                        ? words
                        : page.text("delivery.state.because", words, refusals.sentenceOrName(reason, page.language())),
                version.releasedAt(),
                version.due(),
                version.settledAt());
    }

    static State state(PartnerState.State state) {
        return switch (state) {
            case WAITING -> State.WAITING;
            case IN_FLIGHT -> State.RELEASED;
            case DELIVERED -> State.CONFIRMED;
            case REFUSED, CONFLICT -> State.REFUSED;
            case HELD -> State.HELD;
            case NOT_DUE -> State.VERIFIED;
            case RECALLED -> State.WITHDRAWN;
        };
    }

    private static Trips trips(Page page, String path, String direction, @Nullable UUID before, List<Trip> found) {
        List<Trip> shown = found.size() > TRIPS ? found.subList(0, TRIPS) : found;
        String older = found.size() > TRIPS
                ? path + "?" + direction + "=" + shown.getLast().cursor() + "#" + direction
                : null;
        String range = shown.isEmpty()
                ? page.text("delivery.trips.none")
                : page.text(
                        "delivery.trips.range",
                        shown.getFirst().sequence(),
                        shown.getLast().sequence());
        return new Trips(
                shown.stream().map(trip -> trip(page, trip)).toList(),
                new Pager(range, before == null ? null : path + "#" + direction, older));
    }

    private static TripLine trip(Page page, Trip trip) {
        String number = page.text("delivery.trips.number", trip.epoch(), trip.sequence());
        Integer accepted = trip.accepted();
        State state = accepted != null ? State.CONFIRMED : trip.problem() != null ? State.WAITING : State.RELEASED;
        String outcome = accepted != null
                ? page.text("delivery.trips.accepted", accepted, trip.items())
                : trip.problem() != null
                        ? page.text("delivery.trips.failed", trip.problem())
                        : page.text("delivery.trips.under-way");
        return new TripLine(number, trip.items(), trip.at(), state, outcome, trip.receipt());
    }
}
