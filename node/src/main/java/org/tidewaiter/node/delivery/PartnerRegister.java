package org.tidewaiter.node.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.settings.Title;

/**
 * Takes partners in and lets them go while the node runs. What the configuration file names is the file's alone. Whoever
 * calls this has made sure that people have compared the key.
 */
public interface PartnerRegister {

    /**
     * A node that joins.
     *
     * @param url base address of its exchange
     * @param key whose fingerprint people compared
     * @param originators authorities whose reports it may issue
     */
    record NewPartner(String name, Title title, URI url, VerificationKey key, Set<String> originators) {

        public NewPartner {
            originators = Set.copyOf(originators);
        }
    }

    /** What became of it. */
    enum Outcome {
        DONE,
        /** It is this node itself, or a partner already. */
        NAME_TAKEN,
        /** Another node is known by that key. */
        KEY_TAKEN,
        NO_SUCH_PARTNER,
        /** The configuration file names it: it is changed there. */
        OF_CONFIGURATION,
        /** An agreement with it is in force and not suspended. */
        AGREEMENT_IN_FORCE
    }

    /** Whether a node of that name and key could be added now. */
    Outcome objection(String name, VerificationKey key);

    /** In the caller's transaction: a partner from its commit on. */
    Outcome add(AccessScope scope, NewPartner partner);

    /** In the caller's transaction: no partner from its commit on. What it signed stays verifiable. */
    Outcome remove(AccessScope scope, String name);

    /**
     * Partners that joined.
     *
     * @param since when
     */
    record Joined(String name, Title title, URI url, VerificationKey key, Set<String> originators, Instant since) {}

    /** Those that were added here and not removed. */
    List<Joined> joined();
}
