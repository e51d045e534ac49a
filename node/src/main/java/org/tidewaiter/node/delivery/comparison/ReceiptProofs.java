package org.tidewaiter.node.delivery.comparison;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.ComparisonFile;

/**
 * Says whether a partner has signed for an item. Items come in no order of their receipts, and millions may be asked for: each
 * receipt is read and verified once, what it signs for stands in a file, and in memory is where. For one thread.
 */
public final class ReceiptProofs implements Closeable {

    private static final int MARK_BYTES = 32;

    private final Function<UUID, Collection<ItemReference>> receipts;
    private final ComparisonFile file;
    private final Map<UUID, Place> places = new HashMap<>();

    /** The marks of a receipt's items, one after the other. */
    private record Place(long from, int count) {}

    /**
     * @param receipts what a receipt that verifies signs for, nothing if it does not
     * @param folder of the file
     */
    public ReceiptProofs(Function<UUID, Collection<ItemReference>> receipts, Path folder) {
        this.receipts = receipts;
        this.file = ComparisonFile.in(folder);
    }

    boolean isSigned(UUID receipt, ItemReference item) {
        Place place = places.computeIfAbsent(receipt, this::read);
        byte[] marks = file.read(place.from(), place.count() * MARK_BYTES);
        byte[] mark = mark(item);
        for (int at = 0; at < marks.length; at += MARK_BYTES) {
            if (Arrays.equals(marks, at, at + MARK_BYTES, mark, 0, MARK_BYTES)) {
                return true;
            }
        }
        return false;
    }

    private Place read(UUID receipt) {
        Collection<ItemReference> items = receipts.apply(receipt);
        ByteBuffer marks = ByteBuffer.allocate(items.size() * MARK_BYTES);
        items.forEach(item -> marks.put(mark(item)));
        return new Place(file.append(marks.array()), items.size());
    }

    private static byte[] mark(ItemReference item) {
        byte[] both = ByteBuffer.allocate(2 * MARK_BYTES)
                .put(item.digest().bytes())
                .put(item.disclosed().bytes())
                .array();
        return Digest.sha256(both).bytes();
    }

    @Override
    public void close() {
        file.close();
    }
}
