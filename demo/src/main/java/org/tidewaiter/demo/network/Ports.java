package org.tidewaiter.demo.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where a node listens.
 *
 * @param pages TCP port of its pages and API
 * @param exchange TCP port at which partners reach it
 */
public record Ports(int pages, int exchange) {

    private static final int EXCHANGE_ABOVE_PAGES = 1000;
    private static final int LOWEST_FREE = 20_000;
    private static final int SPAN_FREE = 10_000;
    private static final int ATTEMPTS = 1000;

    /** The ports of the node with that number, from 0, in a network whose first page is at {@code base}. */
    public static Ports from(int base, int number) {
        return new Ports(base + number, base + number + EXCHANGE_ABOVE_PAGES);
    }

    /** Two ports that nobody uses now, below those that the system gives to outgoing connections. */
    public static Ports free() throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            Ports ports = from(LOWEST_FREE, ThreadLocalRandom.current().nextInt(SPAN_FREE));
            if (ports.areFree()) {
                return ports;
            }
        }
        throw new IOException("no free ports from " + LOWEST_FREE + " on");
    }

    /** Whether nobody uses them now. */
    public boolean areFree() {
        return isFree(pages) && isFree(exchange);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }
}
