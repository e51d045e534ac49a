package org.tidewaiter.node.matching;

import java.util.Set;

/** What a rule says of two reports. */
sealed interface Verdict {

    /** They are about the same seizure. */
    record Same() implements Verdict {}

    /**
     * They carry no case that tells, and resemble each other.
     *
     * @param certain whether so much that a rule may link them
     */
    record Alike(double score, boolean certain) implements Verdict {}

    /** They carry the same case, but not all fits; for a person to say. */
    record Doubtful(Set<Difference> differences) implements Verdict {

        public Doubtful {
            differences = Set.copyOf(differences);
        }
    }

    /** Nothing says that they have to do with each other. */
    record Unrelated() implements Verdict {}
}
