package org.tidewaiter.exchange.dispatch;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.SignedVersion;

/**
 * Writes dispatches: one line with the signed header, then one line for each item. The header holds the SHA-256 of all
 * bytes after its line, so that a receiver can check them before it parses any. Safe for use by many threads.
 */
public final class DispatchWriter {

    private final SigningKey key;

    public DispatchWriter(SigningKey key) {
        this.key = key;
    }

    /**
     * Signs a dispatch.
     *
     * @throws DispatchTooLargeException if it would break {@link DispatchBounds}; the caller sends fewer items
     * @throws IllegalArgumentException if there is no item
     */
    public SignedDispatch write(DispatchHeader header, List<DispatchItem> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a dispatch has at least one item");
        }
        byte[] content = writeItems(items);
        byte[] claims = DispatchJson.writeClaims(header, items.size(), Digest.sha256(content));
        String token = Token.sign(SignedKind.DISPATCH, key, claims);
        byte[] first = DispatchJson.writeHeaderLine(token);
        byte[] body = new byte[first.length + content.length];
        System.arraycopy(first, 0, body, 0, first.length);
        System.arraycopy(content, 0, body, first.length, content.length);
        if (items.size() > DispatchBounds.ITEMS || body.length > DispatchBounds.BYTES) {
            throw new DispatchTooLargeException(items.size(), body.length);
        }
        return new SignedDispatch(
                header,
                body,
                new SignedVersion(token, List.of()).digest(),
                items.stream().map(DispatchItem::reference).toList());
    }

    /** How many bytes an item adds to a dispatch, so that a caller can fill one. */
    public static int size(DispatchItem item) {
        return DispatchJson.writeItem(item).length;
    }

    private static byte[] writeItems(List<DispatchItem> items) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (DispatchItem item : items) {
            byte[] line = DispatchJson.writeItem(item);
            if (line.length > DispatchBounds.ITEM_BYTES) {
                throw new DispatchTooLargeException(1, line.length);
            }
            content.writeBytes(line);
        }
        return content.toByteArray();
    }
}
