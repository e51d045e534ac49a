package org.tidewaiter.trials;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An address behind which one instance of a node or another answers, as a balancer has it: bytes pass as they are. */
final class SwitchedLine implements AutoCloseable {

    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int behind;

    /** @param behind TCP port of the instance that answers at first */
    SwitchedLine(int port, int behind) throws IOException {
        this.door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.behind = behind;
        Thread.ofVirtual().start(this::accept);
    }

    /** New connections lead there from now on; those that are open stay where they are. */
    void leadsTo(int port) {
        behind = port;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = opened(door.accept());
                Thread.ofVirtual().start(() -> join(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Socket opened(Socket socket) {
        open.add(socket);
        return socket;
    }

    private void join(Socket near) {
        try (near;
                Socket far = opened(new Socket(InetAddress.getLoopbackAddress(), behind))) {
            Thread back = Thread.ofVirtual().start(() -> pass(far, near));
            pass(near, far);
            back.join();
        } catch (IOException | InterruptedException cut) {
            // Whoever called finds the connection closed.
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cut) {
            // One end has closed; so is the other by now.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
