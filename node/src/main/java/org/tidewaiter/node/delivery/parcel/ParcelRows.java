package org.tidewaiter.node.delivery.parcel;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.dispatch.Answer;
import org.tidewaiter.node.delivery.lane.LaneSender.Flight;
import org.tidewaiter.node.delivery.queue.WaitingItem;
import tools.jackson.databind.json.JsonMapper;

/** What is remembered of parcels. */
@Component
public class ParcelRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ENCLOSED = """
            select e.*, d.epoch, d.sequence, d.agreement, d.item_ids, d.partner
              from delivery.enclosed_dispatch e join delivery.dispatch_sent d on d.id = e.dispatch_id
             where e.hash = ? and d.partner = ?
            """;

    private static final String ITEMS = """
            select i.*, coalesce(r.epoch, 0) as settled_epoch, coalesce(r.sequence, 0) as settled_sequence
              from unnest(cast(? as bigint[])) with ordinality as w (id, place)
              join delivery.item i on i.id = w.id
              left join delivery.receipt r on r.id = i.receipt_id
             order by w.place
            """;

    private final DSLContext sql;

    ParcelRows(DSLContext sql) {
        this.sql = sql;
    }

    /** A parcel that was written or taken. */
    public record Row(
            UUID id,
            String partner,
            String direction,
            Instant at,
            String by,
            int dispatches,
            int receipts,
            int refusals,
            boolean answered) {}

    /**
     * A dispatch or recall that was carried, as its receipt is checked against it.
     *
     * @param open for each item, what its receipt settles of it
     */
    record Enclosed(
            DispatchHeader header,
            Digest hash,
            List<ItemReference> references,
            List<WaitingItem> items,
            List<VersionRef> versions,
            List<List<Digest>> attachments,
            List<Open> open) {

        /** The items that are settled by these answers to them. */
        List<Long> settledBy(List<ReceiptItem> answers) {
            return IntStream.range(0, items.size())
                    .filter(i -> open.get(i).isSettledBy(answers.get(i).outcome()))
                    .mapToObj(i -> items.get(i).id())
                    .toList();
        }
    }

    /** What an answer that is carried back settles of an item. */
    private enum Open {
        /** It still waits, or went as further parts of what was delivered before. */
        WHATEVER_IS_SAID,
        /** It still waited when it went, and was delivered since: the answer may be about less than is held now. */
        WHAT_CHANGES_IT,
        NOTHING;

        boolean isSettledBy(Outcome outcome) {
            return switch (this) {
                case WHATEVER_IS_SAID -> true;
                case WHAT_CHANGES_IT -> outcome instanceof Outcome.Supplemented || outcome instanceof Outcome.Recalled;
                case NOTHING -> false;
            };
        }
    }

    @Transactional
    public void keep(Row row, byte @Nullable [] answer) {
        sql.execute(
                "insert into delivery.parcel (id, partner, direction, at, by, dispatches, receipts, refusals, answer)"
                        + " values (cast(? as uuid), ?, ?, cast(? as timestamptz), ?, ?, ?, ?, ?) on conflict (id) do update set answer = excluded.answer",
                row.id(),
                row.partner(),
                row.direction(),
                Moments.of(row.at()),
                row.by(),
                row.dispatches(),
                row.receipts(),
                row.refusals(),
                answer);
    }

    @Transactional
    public void enclose(UUID parcel, Flight flight) {
        var sending = flight.sending();
        sql.execute(
                "insert into delivery.enclosed_dispatch (dispatch_id, hash, parcel, agreement_digest, sent_at, digests, disclosed, versions, attachments, supplements)"
                        + " values (cast(? as uuid), ?, cast(? as uuid), ?, cast(? as timestamptz), cast(? as text[]), cast(? as text[]), cast(? as integer[]), cast(? as jsonb), cast(? as boolean[]))",
                sending.header().id(),
                sending.hash().text(),
                parcel,
                sending.header().agreementDigest().text(),
                Moments.of(sending.header().time()),
                sending.items().stream().map(item -> item.digest().text()).toArray(String[]::new),
                sending.items().stream().map(item -> item.disclosed().text()).toArray(String[]::new),
                flight.versions().stream().map(VersionRef::version).toArray(Integer[]::new),
                JSON.writeValueAsString(flight.attachments().stream()
                        .map(of -> of.stream().map(Digest::text).toList())
                        .toList()),
                flight.items().stream().map(WaitingItem::supplement).toArray(Boolean[]::new));
    }

    /** The dispatch of that hash to that partner, if one was carried. */
    @Transactional(readOnly = true)
    public Optional<Enclosed> enclosed(Digest hash, String sender, String partner) {
        return sql.resultQuery(ENCLOSED, hash.text(), partner).fetchOptional(row -> enclosed(row, hash, sender));
    }

    private Enclosed enclosed(Record row, Digest hash, String sender) {
        String[] digests = row.get("digests", String[].class);
        String[] disclosed = row.get("disclosed", String[].class);
        Integer[] versions = row.get("versions", Integer[].class);
        String[][] attachments =
                JSON.readValue(row.get("attachments", JSONB.class).data(), String[][].class);
        var items = sql.resultQuery(ITEMS, (Object) row.get("item_ids", Long[].class))
                .fetch();
        Boolean[] supplements = row.get("supplements", Boolean[].class);
        LanePlace place = new LanePlace(row.get("epoch", Long.class), row.get("sequence", Long.class));
        return new Enclosed(
                new DispatchHeader(
                        row.get("dispatch_id", UUID.class),
                        sender,
                        row.get("partner", String.class),
                        row.get("agreement", String.class),
                        Digest.parse(row.get("agreement_digest", String.class)),
                        row.get("epoch", Long.class),
                        row.get("sequence", Long.class),
                        row.get("sent_at", OffsetDateTime.class).toInstant()),
                hash,
                IntStream.range(0, digests.length)
                        .mapToObj(i -> new ItemReference(Digest.parse(digests[i]), Digest.parse(disclosed[i])))
                        .toList(),
                items.map(ParcelRows::item),
                IntStream.range(0, items.size())
                        .mapToObj(i -> new VersionRef(identity(items.get(i)), versions[i]))
                        .toList(),
                Arrays.stream(attachments)
                        .map(of -> Arrays.stream(of).map(Digest::parse).toList())
                        .toList(),
                IntStream.range(0, items.size())
                        .mapToObj(i -> open(items.get(i), disclosed[i], supplements != null && supplements[i], place))
                        .toList());
    }

    private static Open open(Record item, String disclosed, boolean supplement, LanePlace place) {
        if (item.get("state", String.class).equals("WAITING")) {
            return Open.WHATEVER_IS_SAID;
        }
        boolean isNews = isDelivered(item)
                && !disclosed.equals(item.get("disclosed", String.class))
                && place.isAfter(
                        new LanePlace(item.get("settled_epoch", Long.class), item.get("settled_sequence", Long.class)));
        if (!isNews) {
            return Open.NOTHING;
        }
        return supplement ? Open.WHATEVER_IS_SAID : Open.WHAT_CHANGES_IT;
    }

    private static boolean isDelivered(Record item) {
        return item.get("state", String.class).equals("DELIVERED");
    }

    private static ReportIdentity identity(Record row) {
        return new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class));
    }

    private static WaitingItem item(Record row) {
        return new WaitingItem(
                row.get("id", Long.class),
                new VersionRef(identity(row), row.get("version", Integer.class)),
                row.get("withdrawal", Boolean.class),
                null,
                true,
                false,
                null,
                row.get("position", Long.class),
                row.get("attempts", Integer.class),
                row.get("released_at", OffsetDateTime.class).toInstant(),
                isDelivered(row));
    }

    /** The latest parcels to and from a partner, newest first. */
    @Transactional(readOnly = true)
    public List<Row> latest(String partner, int limit) {
        return sql.resultQuery(
                        "select *, answer is not null as answered from delivery.parcel where partner = ? order by id desc limit ?",
                        partner,
                        limit)
                .fetch(row -> new Row(
                        row.get("id", UUID.class),
                        row.get("partner", String.class),
                        row.get("direction", String.class),
                        row.get("at", OffsetDateTime.class).toInstant(),
                        row.get("by", String.class),
                        row.get("dispatches", Integer.class),
                        row.get("receipts", Integer.class),
                        row.get("refusals", Integer.class),
                        row.get("answered", Boolean.class)));
    }

    /**
     * What is to be carried back.
     *
     * @param fileName for whoever carries it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(String fileName, byte[] content) {}

    /** What is to be carried back for a parcel that was taken. */
    @Transactional(readOnly = true)
    public Optional<Answer> answer(UUID parcel) {
        return sql.resultQuery(
                        "select partner, answer from delivery.parcel where id = cast(? as uuid) and answer is not null",
                        parcel)
                .fetchOptional(row -> new Answer(
                        ParcelAnswers.fileName(row.get("partner", String.class), parcel),
                        row.get("answer", byte[].class)));
    }
}
