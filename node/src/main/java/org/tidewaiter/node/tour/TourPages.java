package org.tidewaiter.node.tour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.registry.SeizureSources;
import org.tidewaiter.node.registry.SimilarReports;
import org.tidewaiter.node.registry.VersionDetail;
import org.tidewaiter.node.tour.TourScript.Place;
import org.tidewaiter.node.tour.page.TourPage;
import org.tidewaiter.node.tour.page.TourPage.Stop;
import org.tidewaiter.node.tour.page.TourPage.Way;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.State;

/** Says at each step of the tour what is true of the case at this moment, as this node knows it. */
@Component
class TourPages {

    private static final int SIMILAR = 3;

    private final Reports reports;
    private final SimilarReports similar;
    private final SeizureSources sources;
    private final KnownPartners partners;

    TourPages(Reports reports, SimilarReports similar, SeizureSources sources, KnownPartners partners) {
        this.reports = reports;
        this.similar = similar;
        this.sources = sources;
        this.partners = partners;
    }

    TourPage of(AccessScope scope, TourScript tour, Page page) {
        Optional<ReportDetail> first = find(scope, tour.home());
        Optional<ReportDetail> second = find(scope, tour.gateway());
        return new TourPage(
                tour.password(),
                List.of(
                        recorded(tour, page),
                        released(tour, page),
                        arrived(first, tour, page),
                        alike(scope, first, page),
                        once(scope, first, second, tour, page)));
    }

    private Optional<ReportDetail> find(AccessScope scope, Place place) {
        return place.identity().flatMap(identity -> reports.find(scope, identity));
    }

    private Stop recorded(TourScript tour, Page page) {
        Place home = tour.home();
        return new Stop(
                1,
                page.text("tour.recorded"),
                page.text("tour.recorded.words", title(home, page)),
                State.SUBMITTED,
                page.text("tour.recorded.stands", title(home, page)),
                List.of(there("tour.recorded.go", home, home.page(), page)));
    }

    private Stop released(TourScript tour, Page page) {
        Place home = tour.home();
        boolean done = home.number() != null;
        return new Stop(
                2,
                page.text("tour.released"),
                page.text("tour.released.words"),
                done ? State.RELEASED : null,
                page.text(done ? "tour.released.stands" : "tour.released.waits"),
                List.of(there("tour.released.go", home, done ? home.page() : home.page() + "/release", page)));
    }

    private Stop arrived(Optional<ReportDetail> report, TourScript tour, Page page) {
        Optional<VersionDetail> version =
                report.flatMap(known -> known.versions().stream().reduce((a, b) -> b));
        return new Stop(
                3,
                page.text("tour.arrived"),
                page.text("tour.arrived.words", page.nodeTitle()),
                version.isPresent() ? State.CONFIRMED : null,
                version.map(one -> page.text("tour.arrived.stands", took(one, page)))
                        .orElseGet(() -> page.text("tour.arrived.waits", title(tour.home(), page))),
                report.map(known -> List.of(here("tour.arrived.go", known, "", page)))
                        .orElse(List.of()));
    }

    private static String took(VersionDetail version, Page page) {
        return page.wording().duration(Duration.between(version.releasedAt(), version.acceptedAt()));
    }

    private Stop alike(AccessScope scope, Optional<ReportDetail> report, Page page) {
        int found = report.map(known ->
                        similar.to(scope, known.summary().record(), SIMILAR).size())
                .orElse(0);
        return new Stop(
                4,
                page.text("tour.alike"),
                page.text("tour.alike.words"),
                found > 0 ? State.CONFIRMED : null,
                found > 0 ? page.text("tour.alike.stands", found) : page.text("tour.alike.waits"),
                report.map(known -> List.of(here("tour.alike.go", known, "#similar", page)))
                        .orElse(List.of()));
    }

    private Stop once(
            AccessScope scope,
            Optional<ReportDetail> first,
            Optional<ReportDetail> second,
            TourScript tour,
            Page page) {
        Place gateway = tour.gateway();
        List<Way> ways = new ArrayList<>();
        if (gateway.number() == null) {
            ways.add(there("tour.once.release", gateway, gateway.page() + "/release", page));
        }
        first.ifPresent(known -> ways.add(here("tour.once.go", known, "#links", page)));
        if (gateway.number() != null) {
            ways.add(there("tour.once.withdraw", tour.home(), tour.home().page(), page));
            ways.add(there("tour.once.withdraw", gateway, gateway.page(), page));
        }
        boolean gone = gone(first) && gone(second);
        boolean linked = first.filter(known -> isLinked(scope, known)).isPresent();
        return new Stop(
                5,
                page.text("tour.once"),
                page.text("tour.once.words", title(gateway, page)),
                gone ? State.WITHDRAWN : linked ? State.CONFIRMED : null,
                page.text(gone ? "tour.once.gone" : linked ? "tour.once.stands" : "tour.once.waits"),
                ways);
    }

    private static boolean gone(Optional<ReportDetail> report) {
        return report.filter(known -> known.summary().state() == ReportState.WITHDRAWN)
                .isPresent();
    }

    private boolean isLinked(AccessScope scope, ReportDetail report) {
        return sources.counts(scope, List.of(report.summary().record()))
                        .getOrDefault(report.summary().record(), 1)
                > 1;
    }

    /** The node as this one knows it, in the reader's language. */
    private String title(Place place, Page page) {
        return partners.title(place.node())
                .map(title -> title.in(page.language().locale()))
                .orElse(place.node());
    }

    private Way there(String key, Place place, String href, Page page) {
        return new Way(page.text(key, title(place, page)), href, place.account());
    }

    private static Way here(String key, ReportDetail report, String fragment, Page page) {
        return new Way(page.text(key), "/reports/" + report.summary().record() + fragment, null);
    }
}
