package org.tidewaiter.node.delivery.network;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.delivery.RefusalWords;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.page.ParcelPage;
import org.tidewaiter.node.delivery.parcel.ParcelAnswers;
import org.tidewaiter.node.delivery.parcel.ParcelReception;
import org.tidewaiter.node.delivery.parcel.ParcelRows;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.FileLanes;
import org.tidewaiter.node.delivery.queue.LaneFigures;
import org.tidewaiter.node.web.Page;

/** Puts the page of exchange by file together. */
@Component
class ParcelPages {

    private static final int SHOWN = 50;

    private final Partners partners;
    private final Agreements agreements;
    private final FileLanes lanes;
    private final ParcelRows rows;
    private final LaneFigures figures;
    private final RefusalWords refusals;

    ParcelPages(
            Partners partners,
            Agreements agreements,
            FileLanes lanes,
            ParcelRows rows,
            LaneFigures figures,
            RefusalWords refusals) {
        this.partners = partners;
        this.agreements = agreements;
        this.lanes = lanes;
        this.rows = rows;
        this.figures = figures;
        this.refusals = refusals;
    }

    static String path(String partner) {
        return ServicePages.path(partner) + "/parcels";
    }

    Optional<ParcelPage> of(Page page, String partner) {
        return partners.named(partner)
                .map(known -> new ParcelPage(
                        known.title().in(page.language().locale()),
                        ServicePages.path(partner),
                        path(partner),
                        lanes.carried(partner),
                        agreements.sendsTo(partner),
                        page.text(
                                "delivery.parcel.waiting",
                                figures.open(partner, agreements.hasEndedTo(partner))
                                                .waiting()
                                        + figures.supplements(partner).waiting()),
                        rows.latest(partner, SHOWN).stream()
                                .map(row -> line(page, partner, row))
                                .toList()));
    }

    private static ParcelPage.Line line(Page page, String partner, ParcelRows.Row row) {
        boolean written = row.direction().equals("WRITTEN");
        return new ParcelPage.Line(
                ParcelAnswers.shortName(row.id()),
                page.text(written ? "delivery.parcel.written" : "delivery.parcel.taken"),
                row.at(),
                row.by(),
                row.dispatches(),
                row.receipts(),
                row.refusals(),
                row.answered() ? path(partner) + "/" + row.id() + "/answer" : null);
    }

    /** What came of a parcel, in words. */
    String told(Page page, ParcelReception.Taken taken) {
        StringBuilder words =
                new StringBuilder(page.text("delivery.parcel.told", taken.dispatches(), taken.receipts()));
        taken.refusals().stream()
                .distinct()
                .map(rule -> refusals.sentenceOrName(rule, page.language()))
                .forEach(sentence -> words.append(' ').append(sentence));
        if (taken.answered()) {
            words.append(' ').append(page.text("delivery.parcel.carry-back"));
        }
        return words.toString();
    }
}
