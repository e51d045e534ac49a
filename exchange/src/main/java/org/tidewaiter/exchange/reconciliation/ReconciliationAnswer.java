package org.tidewaiter.exchange.reconciliation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.SignedVersion;

/**
 * The answer to one question of a comparison.
 *
 * @param id of the comparison
 * @param question SHA-256 of the question's signing input
 * @param asker name of the node that asked
 * @param answerer name of the node that answers and signs
 * @param time when it was signed, to the millisecond
 */
public record ReconciliationAnswer(UUID id, Digest question, String asker, String answerer, Instant time, Reply reply) {

    public ReconciliationAnswer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(question, "question");
        Codes.requireCode(asker, "the asker");
        Codes.requireCode(answerer, "the answerer");
        time = time.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(reply, "reply");
    }

    /** What is answered. */
    public sealed interface Reply {

        /** What is held is still being read; ask again. */
        record Preparing() implements Reply {}

        /** Nothing is known of this comparison any more; begin another. */
        record Forgotten() implements Reply {}

        /** All that is held at the cut; also confirms a result. */
        record All(Digest root, long count) implements Reply {

            public All {
                Objects.requireNonNull(root, "root");
                Codes.requireNumber(count, 0, "the count");
            }
        }

        /** The digests of each node's children, {@value Prefix#WIDTH} for each. */
        record Nodes(List<List<Digest>> children) implements Reply {

            public Nodes {
                children = children.stream().map(List::copyOf).toList();
                if (children.size() > ReconciliationBounds.PREFIXES
                        || children.stream().anyMatch(each -> each.size() != Prefix.WIDTH)) {
                    throw new IllegalArgumentException("each node has 256 children");
                }
            }
        }

        /**
         * The bytes of a version as they are stored.
         *
         * @param version null where it is not held, or is larger than an answer may be
         */
        record Version(@Nullable SignedVersion version) implements Reply {

            public Version {
                if (version != null && version.text().length() > ReconciliationBounds.VERSION_LENGTH) {
                    throw new IllegalArgumentException("the version is too large for an answer");
                }
            }
        }

        /** Holdings of a leaf. */
        record Leaf(List<Holding> holdings, boolean more) implements Reply {

            public Leaf {
                holdings = List.copyOf(holdings);
                if (holdings.size() > ReconciliationBounds.HOLDINGS) {
                    throw new IllegalArgumentException("too many holdings for one answer");
                }
            }
        }
    }
}
