package org.tidewaiter.node.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;

/** Keeps attachments in memory: what the pictures are in a node, without pictures. */
class MemoryAttachments implements OutgoingAttachments, IncomingAttachments {

    private final Map<Digest, byte[]> bytes = new ConcurrentHashMap<>();

    /** Digests that a version held here names. */
    final Set<Digest> named = ConcurrentHashMap.newKeySet();

    /** How often anything was taken or known already. */
    final AtomicInteger asked = new AtomicInteger();

    final AtomicInteger stored = new AtomicInteger();

    Digest add(byte[] content) {
        Digest digest = Digest.sha256(content);
        bytes.put(digest, content);
        return digest;
    }

    Optional<byte[]> kept(Digest digest) {
        return Optional.ofNullable(bytes.get(digest));
    }

    void forget(Digest digest) {
        bytes.remove(digest);
    }

    @Override
    public Optional<Attachment> load(ReportIdentity identity, Digest digest) {
        return kept(digest).map(content -> new Attachment("application/octet-stream", content));
    }

    @Override
    public synchronized Taking take(String sender, Digest digest, byte[] content) {
        asked.incrementAndGet();
        if (!named.contains(digest)) {
            return Taking.UNNAMED;
        }
        if (bytes.putIfAbsent(digest, content) == null) {
            stored.incrementAndGet();
        }
        return Taking.HELD;
    }
}
