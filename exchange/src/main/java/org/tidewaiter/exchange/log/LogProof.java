package org.tidewaiter.exchange.log;

import java.util.List;
import java.util.Objects;
import org.tidewaiter.exchange.version.Digest;

/**
 * That the entries of a receipt are in the log of its signer.
 *
 * @param head the head that they are proven against, as it was signed
 * @param path what leads from all of them together to its root: see {@link InclusionProof}
 */
public record LogProof(String head, List<Digest> path) {

    public LogProof {
        Objects.requireNonNull(head, "head");
        path = List.copyOf(path);
    }
}
