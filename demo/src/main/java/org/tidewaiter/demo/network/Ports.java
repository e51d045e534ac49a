package org.tidewaiter.demo.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Where a node listens.
 *
 * @param pages TCP port of its pages and API
 * @param exchange TCP port at which partners reach it
 */
public record Ports(int pages, int exchange) {

    private static final int EXCHANGE_ABOVE_PAGES = 1000;

    /** The ports of the node with that number, from 0, in a network whose first page is at {@code base}. */
    public static Ports from(int base, int number) {
        return new Ports(base + number, base + number + EXCHANGE_ABOVE_PAGES);
    }

    /** Two ports that nobody uses now. */
    public static Ports free() throws IOException {
        try (ServerSocket pages = probe();
                ServerSocket exchange = probe()) {
            return new Ports(pages.getLocalPort(), exchange.getLocalPort());
        }
    }

    private static ServerSocket probe() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
