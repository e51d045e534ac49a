package org.tidewaiter.exchange.version;

import java.util.Objects;
import org.tidewaiter.exchange.token.Codes;

/**
 * How far the issuer had verified a partner's log of acceptances when it signed a version: whoever holds versions of several
 * issuers can see whether they were shown one history.
 *
 * @param log name of the node whose log it is
 * @param epoch which of its logs
 * @param size entries in it
 * @param root hash of the tree over them
 */
public record LogWitness(String log, long epoch, long size, Digest root) {

    public LogWitness {
        Codes.requireCode(log, "the log");
        Codes.requireNumber(epoch, 1, "the log's epoch");
        Codes.requireNumber(size, 0, "the log's size");
        Objects.requireNonNull(root, "root");
    }
}
