package org.tidewaiter.exchange.reconciliation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * What the sender of an agreement asks its receiver in one comparison.
 *
 * @param id of the comparison, the same in all of its questions
 * @param asker the node that sends reports under the agreement, and signs this
 * @param audience the node that receives them
 * @param agreement number of the agreement
 * @param agreementDigest digest of a revision of it that both know
 * @param cut up to which place of the asker's lane holdings count
 * @param time when it was signed, to the millisecond
 */
public record ReconciliationQuestion(
        UUID id,
        String asker,
        String audience,
        String agreement,
        Digest agreementDigest,
        Cut cut,
        Instant time,
        Ask ask) {

    public ReconciliationQuestion {
        Objects.requireNonNull(id, "id");
        Codes.requireCode(asker, "the asker");
        Codes.requireCode(audience, "the audience");
        Codes.requireCode(agreement, "the agreement");
        Objects.requireNonNull(agreementDigest, "agreementDigest");
        Objects.requireNonNull(cut, "cut");
        time = time.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(ask, "ask");
    }

    /**
     * A place in the asker's lane up to which every dispatch has its answer.
     *
     * @param epoch of the asker's journal
     * @param sequence within the epoch; 0 before the first
     */
    public record Cut(long epoch, long sequence) {

        public Cut {
            Codes.requireNumber(epoch, 0, "the epoch");
            Codes.requireNumber(sequence, 0, "the sequence");
        }
    }

    /** What is asked. */
    public sealed interface Ask {

        /** For the digest and count of all that is held at the cut. */
        record OfAll() implements Ask {}

        /** For the digests of these nodes' children. */
        record OfNodes(List<Prefix> prefixes) implements Ask {

            public OfNodes {
                prefixes = List.copyOf(prefixes);
                if (prefixes.isEmpty()
                        || prefixes.size() > ReconciliationBounds.PREFIXES
                        || prefixes.stream().anyMatch(Prefix::isLeaf)) {
                    throw new IllegalArgumentException("some nodes that are no leaves are asked for, not too many");
                }
            }
        }

        /** For holdings of this leaf. */
        record OfLeaf(Prefix leaf, int from) implements Ask {

            public OfLeaf {
                Codes.requireNumber(from, 0, "the place in the leaf");
                if (!leaf.isLeaf()) {
                    throw new IllegalArgumentException("a leaf is asked for");
                }
            }
        }

        /** For the bytes of one version that the asker has issued and lost. */
        record OfVersion(ReportIdentity identity, int version) implements Ask {

            public OfVersion {
                Objects.requireNonNull(identity, "identity");
                Codes.requireNumber(version, 1, "the version");
            }
        }

        /** That this result be noted and confirmed. */
        record Noting(ReconciliationResult result) implements Ask {}
    }
}
