package org.tidewaiter.node.delivery.partner;

/** Where the pages on partners stand, each below its partner's name. */
public final class NetworkAddress {

    public static final String PATH = "/network";

    private NetworkAddress() {}
}
