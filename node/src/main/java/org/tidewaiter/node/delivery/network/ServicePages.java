package org.tidewaiter.node.delivery.network;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.delivery.page.ServicePage;
import org.tidewaiter.node.delivery.partner.NetworkAddress;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.LaneClock;
import org.tidewaiter.node.delivery.queue.ServiceReport;
import org.tidewaiter.node.delivery.queue.ServiceReports;
import org.tidewaiter.node.web.Page;

/** Puts the page together that says how a lane served its partner, month by month. */
@Component
class ServicePages {

    private final ServiceReports reports;
    private final Partners partners;
    private final LanePages lanes;

    ServicePages(ServiceReports reports, Partners partners, LanePages lanes) {
        this.reports = reports;
        this.partners = partners;
        this.lanes = lanes;
    }

    Optional<ServicePage> of(AccessScope scope, Page page, String partner, @Nullable YearMonth wanted) {
        return partners.named(partner).map(known -> {
            List<YearMonth> months = reports.months(scope, partner);
            YearMonth shown = wanted == null ? months.getFirst() : wanted;
            ServiceReport report = reports.of(scope, partner, shown);
            return new ServicePage(
                    known.title().in(page.language().locale()),
                    path(partner),
                    page.wording().month(shown),
                    months.stream()
                            .map(month -> line(page, partner, shown, reports.of(scope, partner, month)))
                            .toList(),
                    lanes.versions(page, report.lateOnes()),
                    report.late() > report.lateOnes().size()
                            ? page.text(
                                    "delivery.service.more", report.lateOnes().size(), report.late())
                            : null,
                    page.text("delivery.service.lead", report.hoursAllowed()));
        });
    }

    static String path(String partner) {
        return NetworkAddress.PATH + "/" + partner;
    }

    private static ServicePage.Line line(Page page, String partner, YearMonth shown, ServiceReport report) {
        LaneClock clock = report.clock();
        return new ServicePage.Line(
                page.wording().month(report.month()),
                path(partner) + "/service?month=" + report.month(),
                report.month().equals(shown),
                page.wording().number(clock.versions()),
                duration(page, clock.median()),
                duration(page, clock.percentile95()),
                duration(page, clock.longest()),
                page.wording().number(report.late()),
                clock.versions() == 0 ? null : share(page, report.inTime()));
    }

    /** Never rounded up to all. */
    private static String share(Page page, double inTime) {
        return page.text("delivery.service.share", page.wording().number(Math.floor(inTime * 1000) / 10));
    }

    private static @Nullable String duration(Page page, @Nullable Double seconds) {
        return seconds == null ? null : page.wording().duration(Duration.ofMillis(Math.round(seconds * 1000)));
    }
}
