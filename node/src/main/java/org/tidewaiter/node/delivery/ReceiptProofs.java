package org.tidewaiter.node.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.ReceiptReader;

/** Says whether a partner has signed for an item, by the receipts that are kept. For one thread. */
final class ReceiptProofs {

    private static final int KEPT = 32;

    private final DSLContext sql;
    private final ReceiptReader reader;
    private final String partner;
    private final Map<UUID, Set<ItemReference>> read = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Set<ItemReference>> eldest) {
            return size() > KEPT;
        }
    };

    ReceiptProofs(DSLContext sql, ReceiptReader reader, String partner) {
        this.sql = sql;
        this.reader = reader;
        this.partner = partner;
    }

    boolean isSigned(UUID receipt, ItemReference item) {
        return read.computeIfAbsent(receipt, this::items).contains(item);
    }

    private Set<ItemReference> items(UUID receipt) {
        return sql.resultQuery("select signed from delivery.receipt where id = cast(? as uuid)", receipt)
                .fetchOptional(0, String.class)
                .flatMap(signed -> reader.readAsProof(signed, partner))
                .map(Receipt::items)
                .map(items -> items.stream().map(ReceiptItem::reference).collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
