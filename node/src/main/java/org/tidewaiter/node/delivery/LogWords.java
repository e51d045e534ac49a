package org.tidewaiter.node.delivery;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.node.ledger.Ledger;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Definition;

/** Says on a partner's page how far its log was verified, and how far this node's own has come. */
@Component
class LogWords {

    private final LogHeadRows rows;
    private final Ledger ledger;

    LogWords(LogHeadRows rows, Ledger ledger) {
        this.rows = rows;
        this.ledger = ledger;
    }

    List<Definition> of(String partner, Page page) {
        List<Definition> words = new ArrayList<>();
        rows.verified(partner).ifPresent(verified -> {
            LogPoint point = verified.point();
            words.add(new Definition(
                    page.text("delivery.log.verified"),
                    page.text(
                            "delivery.log.verified.at",
                            page.wording().number(point.size()),
                            verified.verifiedAt() == null ? "" : page.wording().time(verified.verifiedAt()))));
            words.add(new Definition(
                    page.text("delivery.log.unproven"), page.wording().number(rows.unproven(partner))));
            words.add(
                    new Definition(page.text("delivery.log.root"), point.root().text()));
        });
        long own = ledger.head().point().size();
        if (own > 0) {
            words.add(
                    new Definition(page.text("delivery.log.own"), page.wording().number(own)));
        }
        return words;
    }
}
