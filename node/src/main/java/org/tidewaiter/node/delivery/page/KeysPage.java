package org.tidewaiter.node.delivery.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Definition;

/**
 * This node's key.
 *
 * @param stage how far a change of keys has come, in words
 * @param next what to do, in words
 * @param facts fingerprints, and how long each certificate is good
 * @param waiting titles of partners that have not confirmed what was announced last
 * @param step what may be done now; null where there is nothing but to wait
 * @param recovery the key that revokes all others
 */
public record KeysPage(
        String stage,
        String next,
        List<Definition> facts,
        List<String> waiting,
        @Nullable Step step,
        Recovery recovery) {

    public KeysPage {
        facts = List.copyOf(facts);
        waiting = List.copyOf(waiting);
    }

    /**
     * What is known of the recovery key.
     *
     * @param fingerprint null while the node is committed to none
     * @param waiting titles of partners that have not confirmed it
     * @param revoked whether there is a statement to be brought to partners
     */
    public record Recovery(@Nullable String fingerprint, List<String> waiting, boolean revoked) {

        public Recovery {
            waiting = List.copyOf(waiting);
        }
    }

    /** One step of a change, with what is said before it is done. */
    public record Step(String path, String label, String title, String words) {}
}
