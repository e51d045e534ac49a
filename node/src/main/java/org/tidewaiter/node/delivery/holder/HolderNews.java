package org.tidewaiter.node.delivery.holder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.Holders;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;

/** Which partners are still to be told of holders of reports that this node has from them. Written with what is news. */
@Component
public class HolderNews {

    private static final String OF_ITEMS = """
            insert into delivery.holder_news (partner, originator, number)
            select distinct source, originator, number
              from delivery.item
             where source is not null and id = any (cast(? as bigint[]))
            on conflict do nothing
            """;

    private static final String OF_REPORTS = """
            insert into delivery.holder_news (partner, originator, number)
            select distinct i.source, i.originator, i.number
              from unnest(cast(? as text[]), cast(? as uuid[])) as w (originator, number)
              join delivery.item i on i.originator = w.originator and i.number = w.number and i.partner = any (cast(? as text[]))
             where i.source is not null
            on conflict do nothing
            """;

    private static final String OF_SOURCES = """
            insert into delivery.holder_news (partner, originator, number)
            select distinct e.source, e.originator, e.number
              from unnest(cast(? as text[]), cast(? as text[]), cast(? as uuid[])) as e (source, originator, number)
            on conflict do nothing
            """;

    private static final String TAKE = """
            delete from delivery.holder_news n
             using (select partner, originator, number from delivery.holder_news
                     where partner = any (cast(? as text[]))
                     order by partner limit ? for update skip locked) t
             where n.partner = t.partner and n.originator = t.originator and n.number = t.number
            returning n.partner, n.originator, n.number
            """;

    private final Partners partners;
    private final DSLContext sql;
    private final ApplicationEventPublisher events;

    HolderNews(Partners partners, DSLContext sql, ApplicationEventPublisher events) {
        this.partners = partners;
        this.sql = sql;
        this.events = events;
    }

    /** Published in the transaction that noted something. */
    record Noted() {}

    /** Something became of items, or they are new. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ofItems(Collection<Long> items) {
        noted(sql.execute(OF_ITEMS, (Object) items.toArray(Long[]::new)));
    }

    /** A dispatch brought no answer, so that its receiver may hold what was in it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ofDispatch(UUID dispatch) {
        ofItems(sql.resultQuery(
                        "select unnest(item_ids) from delivery.dispatch_sent where id = cast(? as uuid)", dispatch)
                .fetch(0, Long.class));
    }

    /** There is news of reports that this node may have passed on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ofReports(Collection<ReportIdentity> reports) {
        noted(sql.execute(OF_REPORTS, HolderRows.originators(reports), HolderRows.numbers(reports), names()));
    }

    /** There is news of reports that came from these nodes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ofSources(Collection<Holders.Exported> reports) {
        List<Holders.Exported> received = reports.stream()
                .filter(report -> partners.named(report.source()).isPresent())
                .toList();
        if (!received.isEmpty()) {
            List<ReportIdentity> identities =
                    received.stream().map(Holders.Exported::identity).toList();
            noted(sql.execute(
                    OF_SOURCES,
                    received.stream().map(Holders.Exported::source).toArray(String[]::new),
                    HolderRows.originators(identities),
                    HolderRows.numbers(identities)));
        }
    }

    private void noted(int rows) {
        if (rows > 0) {
            events.publishEvent(new Noted());
        }
    }

    /** Takes some of what is to be told, by partner; it stays where the transaction does not end well. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, List<ReportIdentity>> take(int most) {
        Map<String, List<ReportIdentity>> news = new TreeMap<>();
        sql.resultQuery(TAKE, names(), most)
                .forEach(row -> news.computeIfAbsent(row.get("partner", String.class), none -> new ArrayList<>())
                        .add(HolderRows.identity(row)));
        return news;
    }

    private String[] names() {
        return partners.all().stream().map(Partner::name).toArray(String[]::new);
    }
}
