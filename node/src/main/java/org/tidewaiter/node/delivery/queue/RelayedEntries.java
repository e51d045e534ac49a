package org.tidewaiter.node.delivery.queue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.holder.HolderNews;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.node.journal.JournalEntry;

/**
 * Which journal entries about received reports go on a partner's lane: those of originators that an agreement with the partner
 * ever covered, so that a correction, withdrawal or recall reaches whoever was once sent the report. Never back to the node they
 * came from, nor to the node of their originator. Whether anything travels is judged when it is about to.
 */
@Component
class RelayedEntries {

    private static final String NEWS = """
            with news as (
                select e.originator, e.number, e.version, max(e.position) as position
                  from unnest(cast(? as text[]), cast(? as uuid[]), cast(? as integer[]), cast(? as bigint[]))
                       as e (originator, number, version, position)
                 group by e.originator, e.number, e.version),
            """;

    // Counted as sent before where it may have been, so that a recall is not thought needless.
    private static final String PUT_BACK = NEWS + """
            again as (
                update delivery.item i
                   set state = 'WAITING', reason = null, faults = null, not_before = null, position = e.position,
                       attempts = greatest(i.attempts, case when former.outcome is null then 0 else 1 end)
                  from news e
                  join delivery.item former
                    on former.partner = ? and former.originator = e.originator and former.number = e.number
                   and former.version = e.version
                 where i.id = former.id and former.position < e.position
                returning former.state)
            update delivery.lane l
               set delivered = l.delivered - (select count(*) from again where state = 'DELIVERED'),
                   not_due = l.not_due - (select count(*) from again where state = 'NOT_DUE')
             where l.partner = ?
            """;

    // What was delivered stays so, with its acceptance and its clock, and is looked at for what it has gained.
    private static final String ADDED_TO = NEWS + """
            added as (
                update delivery.item i set position = e.position
                  from news e
                 where i.partner = ? and i.originator = e.originator and i.number = e.number and i.version = e.version
                   and i.position < e.position and i.state = 'DELIVERED' and not i.withdrawal
                   and not exists (
                       select 1 from delivery.item l
                        where l.partner = i.partner and l.originator = i.originator and l.number = i.number
                          and l.version > i.version)
                returning i.id, i.partner)
            insert into delivery.supplement (item_id, partner, state)
            select id, partner, 'WAITING' from added
            on conflict (item_id) do update
               set state = 'WAITING', reason = null, faults = null, not_before = null, attempts = 0
            """;

    private final Agreements agreements;
    private final Partners partners;
    private final HolderNews news;
    private final DSLContext sql;

    RelayedEntries(Agreements agreements, Partners partners, HolderNews news, DSLContext sql) {
        this.agreements = agreements;
        this.partners = partners;
        this.news = news;
        this.sql = sql;
    }

    /** Notes further originators that the agreement in force covers; whether there were any, so that the journal is read anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean coverMore(String partner) {
        Set<String> covered = covered(partner);
        Set<String> all = new TreeSet<>(covered);
        all.addAll(agreements
                .outgoing(partner)
                .flatMap(Agreement::passedOn)
                .map(Relaying::originators)
                .orElse(List.of()));
        if (all.size() == covered.size()) {
            return false;
        }
        sql.execute(
                "insert into delivery.relaying (partner, originators) values (?, cast(? as text[]))"
                        + " on conflict (partner) do update set originators = excluded.originators",
                partner,
                all.toArray(String[]::new));
        return true;
    }

    private Set<String> covered(String partner) {
        return sql.resultQuery("select unnest(originators) from delivery.relaying where partner = ?", partner)
                .fetchSet(0, String.class);
    }

    /** Those of these entries that concern the partner. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<JournalEntry> among(List<JournalEntry> entries, String partner) {
        Set<String> covered = new HashSet<>(covered(partner));
        covered.removeAll(partners.originators(partner));
        return entries.stream()
                .filter(entry -> covered.contains(entry.originator()))
                .filter(entry -> partners.named(entry.source()).isPresent()
                        && !entry.source().equals(partner))
                .toList();
    }

    /**
     * Puts what stood on the lane before there again: it came back or was taken back, or was added to; whoever sent it is told. What
     * is on its way meanwhile goes once more, for the answer to it is no answer to what is news.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void putBack(List<JournalEntry> entries, String partner) {
        if (!entries.isEmpty()) {
            Map<Boolean, List<JournalEntry>> bySupplement =
                    entries.stream().collect(Collectors.partitioningBy(entry -> entry.change() == Change.SUPPLEMENT));
            List<JournalEntry> supplements = Objects.requireNonNull(bySupplement.get(true));
            again(Objects.requireNonNull(bySupplement.get(false)), partner);
            sql.execute(
                    ADDED_TO,
                    originators(supplements),
                    numbers(supplements),
                    versions(supplements),
                    positions(supplements),
                    partner);
            again(supplements, partner);
            news.ofReports(entries.stream()
                    .map(entry -> new ReportIdentity(entry.originator(), entry.number()))
                    .collect(Collectors.toSet()));
        }
    }

    private void again(List<JournalEntry> entries, String partner) {
        sql.execute(
                PUT_BACK,
                originators(entries),
                numbers(entries),
                versions(entries),
                positions(entries),
                partner,
                partner);
    }

    private static String[] originators(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::originator).toArray(String[]::new);
    }

    private static UUID[] numbers(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::number).toArray(UUID[]::new);
    }

    private static Integer[] versions(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::version).toArray(Integer[]::new);
    }

    private static Long[] positions(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::position).toArray(Long[]::new);
    }
}
