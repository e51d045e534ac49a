package org.tidewaiter.node.delivery;

import java.util.Optional;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;

/** Gives the bytes that a version names by their digest; implemented by whoever keeps them. */
public interface OutgoingAttachments {

    /**
     * Bytes that travel apart from the version that names them.
     *
     * @param bytes not copied
     */
    record Attachment(String mediaType, byte[] bytes) {}

    /** Those bytes, as long as the newest signed version of the report names them. */
    Optional<Attachment> load(ReportIdentity identity, Digest digest);
}
