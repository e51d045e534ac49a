package org.tidewaiter.node.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.AttachmentState;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.attachment.AttachmentRows;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.LaneItems;
import org.tidewaiter.node.delivery.queue.LaneWork;
import tools.jackson.databind.json.JsonMapper;

/** Reads where reports stand from the lanes' items. */
@Component
class RecordedDeliveries implements Deliveries {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String STATE = """
            i.partner, i.originator, i.number, i.version, coalesce(i.reason, s.reason) as reason,
            coalesce(i.faults, s.faults) as faults, i.released_at, i.settled_at, i.receipt_id, i.their_position,
            case when i.state = 'WAITING' and exists (
                      select 1 from delivery.dispatch_sent d
                       where d.partner = i.partner and d.answered_at is null and i.id = any (d.item_ids))
                 then 'IN_FLIGHT' else i.state end as state
            """;

    // A supplement that was refused is told with the delivered version.
    private static final String ADDED = """
              left join delivery.supplement s on s.item_id = i.id and s.state = 'REFUSED' and i.state = 'DELIVERED'
            """;

    private static final String OF = "select " + STATE + " from delivery.item i " + ADDED + """
             where i.partner = any (cast(? as text[])) and i.originator = ? and i.number = cast(? as uuid)
             order by i.version desc, i.partner
            """;

    private static final String NEWEST = "select " + STATE + """
              from unnest(cast(? as text[]), cast(? as uuid[])) as r (originator, number)
             cross join unnest(cast(? as text[])) as p (partner)
             cross join lateral (
                   select * from delivery.item n
                    where n.partner = p.partner and n.originator = r.originator and n.number = r.number
                    order by n.version desc
                    limit 1) i
            """ + ADDED + " order by i.partner";

    private final DSLContext sql;
    private final Partners partners;
    private final Agreements agreements;
    private final LaneItems items;
    private final LaneSupplements supplements;
    private final AttachmentRows attachments;
    private final ApplicationEventPublisher events;

    RecordedDeliveries(
            DSLContext sql,
            Partners partners,
            Agreements agreements,
            LaneItems items,
            LaneSupplements supplements,
            AttachmentRows attachments,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.partners = partners;
        this.agreements = agreements;
        this.items = items;
        this.supplements = supplements;
        this.attachments = attachments;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public List<PartnerState> of(ReportIdentity identity) {
        return sql.resultQuery(OF, partnerNames(), identity.originator(), identity.number())
                .fetch(this::state);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<ReportIdentity, List<PartnerState>> newestOf(Collection<ReportIdentity> identities) {
        Map<ReportIdentity, List<PartnerState>> found = new HashMap<>();
        if (identities.isEmpty()) {
            return found;
        }
        sql.resultQuery(
                        NEWEST,
                        identities.stream().map(ReportIdentity::originator).toArray(String[]::new),
                        identities.stream().map(ReportIdentity::number).toArray(UUID[]::new),
                        partnerNames())
                .fetchGroups(
                        row -> new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class)),
                        this::state)
                .forEach((identity, states) -> found.put(identity, List.copyOf(states)));
        return found;
    }

    private PartnerState state(Record row) {
        String partner = Objects.requireNonNull(row.get("partner", String.class));
        Instant released = row.get("released_at", OffsetDateTime.class).toInstant();
        return new PartnerState(
                partner,
                row.get("version", Integer.class),
                PartnerState.State.valueOf(row.get("state", String.class)),
                row.get("reason", String.class),
                faults(row),
                released,
                released.plus(Duration.ofHours(agreements.hoursAllowedTo(partner))),
                Moments.instant(row.get("settled_at", OffsetDateTime.class)),
                row.get("receipt_id", UUID.class),
                row.get("their_position", Long.class));
    }

    private static List<ItemFault> faults(Record row) {
        JSONB faults = row.get("faults", JSONB.class);
        return faults == null ? List.of() : List.of(JSON.readValue(faults.data(), ItemFault[].class));
    }

    // A later version is the answer to a refusal of an earlier one.
    private static final String NOT_ACCEPTED = """
            select distinct i.originator, i.number
              from (select partner, originator, number, version
                      from delivery.item
                     where partner = any (cast(? as text[])) and state in ('REFUSED', 'CONFLICT')
                    union all
                    select w.partner, w.originator, w.number, w.version
                      from delivery.supplement s join delivery.item w on w.id = s.item_id
                     where s.partner = any (cast(? as text[])) and s.state = 'REFUSED' and w.state = 'DELIVERED') i
             where (cast(? as text) is null or i.originator = ?)
               and not exists (
                   select 1 from delivery.item l
                    where l.partner = i.partner and l.originator = i.originator and l.number = i.number
                      and l.version > i.version)
             order by i.number desc
             limit ?
            """;

    @Override
    @Transactional(readOnly = true)
    public List<ReportIdentity> notAccepted(AccessScope scope, int limit) {
        String member = scope.member().orElse(null);
        String[] names = partnerNames();
        return sql.resultQuery(NOT_ACCEPTED, names, names, member, member, limit)
                .fetch(row -> new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class)));
    }

    private static final String REFUSED_FOR_THEIR_KEY = """
            select distinct i.originator, i.number, i.version
              from delivery.item i
             where i.partner = any (cast(? as text[])) and i.state = 'REFUSED' and i.reason = ?
               and not exists (
                   select 1 from delivery.item l
                    where l.partner = i.partner and l.originator = i.originator and l.number = i.number
                      and l.version > i.version)
             limit ?
            """;

    @Override
    @Transactional(readOnly = true)
    public List<VersionRef> refusedForTheirKey(int limit) {
        return sql.resultQuery(REFUSED_FOR_THEIR_KEY, partnerNames(), Rule.KEY_REVOKED.code(), limit)
                .fetch(row -> new VersionRef(
                        new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class)),
                        row.get("version", Integer.class)));
    }

    @Override
    public List<AttachmentState> attachments(ReportIdentity identity) {
        return attachments.of(partners.all().stream().map(Partner::name).toList(), identity);
    }

    private String[] partnerNames() {
        return partners.all().stream().map(Partner::name).toArray(String[]::new);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> receipt(UUID receiptId) {
        return sql.resultQuery("select signed from delivery.receipt where id = cast(? as uuid)", receiptId)
                .fetchOptional(0, String.class);
    }

    private static final String ORIGINATORS = """
            select distinct i.originator
              from delivery.dispatch_sent d join delivery.item i on i.id = any (d.item_ids)
             where d.receipt_id = cast(? as uuid)
            """;

    @Override
    @Transactional(readOnly = true)
    public Set<String> originatorsIn(UUID receiptId) {
        return sql.resultQuery(ORIGINATORS, receiptId).fetchSet(0, String.class);
    }

    @Override
    @Transactional
    public void reconsider(ReportIdentity identity) {
        List<String> names = partners.all().stream().map(Partner::name).toList();
        if (items.reconsider(names, identity) + supplements.reconsider(names, identity) > 0) {
            events.publishEvent(new LaneWork());
        }
    }
}
