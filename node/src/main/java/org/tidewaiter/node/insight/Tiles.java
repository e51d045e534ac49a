package org.tidewaiter.node.insight;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.insight.page.Tile;
import org.tidewaiter.node.web.Page;

/** The figures that are read first; each says what it counts. */
@Component
class Tiles {

    List<Tile> of(Overview overview, OverviewFilter filter, Page page) {
        Tally total = overview.total();
        String reports = Address.ofReports(filter).text();
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile(
                page.text("insight.tile.cases"),
                page.wording().number(total.cases()),
                total.generated() == 0 ? null : page.text("insight.tile.generated", total.generated()),
                reports));
        tiles.add(new Tile(
                page.text("insight.tile.seizures"),
                page.wording().number(total.seizures()),
                page.text("insight.tile.seizures.note"),
                reports));
        tiles.add(new Tile(
                page.text("insight.tile.countries"),
                page.wording().number(overview.reportingCountries()),
                null,
                filter.reporting() == null ? "#country" : reports));
        tiles.add(recent(overview, filter, page));
        if (total.openSource() > 0) {
            tiles.add(new Tile(
                    page.text("insight.tile.open-source"),
                    page.wording().number(total.openSource()),
                    page.text("insight.tile.open-source.note"),
                    Address.ofReports(filter).with("provenance", "OPEN_SOURCE").text()));
        }
        return tiles;
    }

    private static Tile recent(Overview overview, OverviewFilter filter, Page page) {
        Overview.Period now = overview.recent().now();
        long before = overview.recent().before().tally().cases();
        return new Tile(
                page.text("insight.tile.recent"),
                page.wording().number(now.tally().cases()),
                page.text("insight.tile.recent.note", before, page.wording().date(now.first())),
                Address.ofReports(filter).between(now.first(), now.last()).text());
    }
}
