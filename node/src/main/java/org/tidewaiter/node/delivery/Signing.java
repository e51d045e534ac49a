package org.tidewaiter.node.delivery;

import java.util.List;
import java.util.Set;
import org.tidewaiter.exchange.version.LogWitness;
import org.tidewaiter.exchange.version.VersionIssuer;

/** This node's right and means to sign versions. */
public interface Signing {

    /** The name under which this node signs. */
    String node();

    /** The epoch to be named in a version. */
    long epoch();

    /**
     * Whether this node knows that it is no old copy of itself: a partner has confirmed the highest sequence it holds, or
     * an operator has recorded an override. Nothing is signed before.
     */
    boolean permitted();

    /**
     * Authorities in whose name this node may not sign now, though it reports for them: their key is pinned here, and no mandate
     * under it is in force.
     */
    Set<String> withoutMandate();

    /** How far this node has verified the logs of its partners, to be named in a version. */
    List<LogWitness> witnessed();

    /** Signs versions with the node's key. */
    VersionIssuer issuer();
}
