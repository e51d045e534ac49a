package org.tidewaiter.node.delivery;

import java.util.Set;

/** What authorities have signed on who may issue their reports; implemented by whoever keeps it. */
public interface SignedMandates {

    /** What an authority says of a node. */
    enum Word {
        /** The authority's key is not known here: the settings decide. */
        NOT_ASKED,
        NEVER,
        /** It might once, and may not any more. */
        ENDED,
        IN_FORCE
    }

    /** What is signed on that node now, as far as was last read. */
    Word of(String node, String originator);

    /** Authorities whose own node that is, or that have a mandate for it in force. */
    Set<String> originatorsOf(String node);

    /** Reads what another instance of this node may have taken since. */
    void refresh();
}
