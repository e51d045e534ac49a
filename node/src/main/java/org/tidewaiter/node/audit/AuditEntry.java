package org.tidewaiter.node.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One line of the trail.
 *
 * @param position from 1, without gaps
 * @param at to the microsecond
 * @param account who; all zeros for the node itself
 * @param accountName as it was then
 * @param action what, such as {@code report.released}
 * @param subject to what: an identifier
 * @param details codes and identifiers under known keys
 */
public record AuditEntry(
        long position,
        Instant at,
        UUID account,
        String accountName,
        String action,
        String subject,
        SortedMap<String, String> details) {

    public AuditEntry {
        details = new TreeMap<>(details);
    }

    /** SHA-256 over the hash of the entry before and every field, each with its length, in the order of the record. */
    byte[] hash(byte[] previous) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(previous);
            out.writeLong(position);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            out.writeLong(account.getMostSignificantBits());
            out.writeLong(account.getLeastSignificantBits());
            text(out, accountName);
            text(out, action);
            text(out, subject);
            out.writeInt(details.size());
            for (Map.Entry<String, String> detail : details.entrySet()) {
                text(out, detail.getKey());
                text(out, detail.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha256(bytes.toByteArray());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
