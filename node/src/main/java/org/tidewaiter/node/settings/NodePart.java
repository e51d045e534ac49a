package org.tidewaiter.node.settings;

/** The part a node plays in the network, for ever: it decides which data the node may hold. */
public enum NodePart {
    /** A customs administration: records seizures, holds nominal data. */
    NATIONAL,
    /** A regional body for many administrations: holds their seizures and nominal data, reports under mandate. */
    GATEWAY,
    /** The global organisation: receives reports, holds no nominal data. */
    HUB;

    /** Whether a node of this part may hold the data of persons and companies. */
    public boolean holdsNominalData() {
        return this != HUB;
    }
}
