package org.tidewaiter.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one server running until it is closed: a server that dies is started again on the same port. Its thread starts
 * every server itself, for the kernel ties the server's life to the thread that started it.
 */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int ATTEMPTS_AT_START = 4;

    /** Spawns a server, without waiting for it. */
    interface Spawn {
        ServerProcess get() throws IOException;
    }

    private final Spawn spawn;
    private final Duration startTimeout;
    private final CompletableFuture<ServerProcess> first = new CompletableFuture<>();
    private final ReentrantLock life = new ReentrantLock();
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable ServerProcess current;

    Keeper(Spawn spawn, Duration startTimeout) {
        this.spawn = spawn;
        this.startTimeout = startTimeout;
        this.thread = Thread.ofPlatform().name("postgres-keeper").daemon().unstarted(this::keep);
    }

    void start() {
        thread.start();
        try {
            first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LocalPostgresException refused) {
                throw refused;
            }
            throw new LocalPostgresException(
                    LocalPostgresException.Reason.RESOURCES, "PostgreSQL could not be started", e.getCause());
        }
    }

    /** The process of the server that runs now, or -1 between two. */
    long pid() {
        ServerProcess running = current;
        return running == null ? -1 : running.pid();
    }

    private void keep() {
        try {
            first.complete(startFirst());
        } catch (RuntimeException | IOException e) {
            first.completeExceptionally(e);
            return;
        }
        while (!closing) {
            ServerProcess running = current;
            if (running != null) {
                running.awaitEnd();
            }
            if (!closing) {
                LOG.warn("PostgreSQL ended unexpectedly; starting it again");
                startAgain();
            }
        }
    }

    private ServerProcess startFirst() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce();
            } catch (LocalPostgresException e) {
                // After a crash the last workers of the old server may still be letting go of its memory.
                if (attempt == ATTEMPTS_AT_START || !stillHeld(e)) {
                    throw e;
                }
                Pause.of(FIRST_PAUSE.multipliedBy(1L << attempt));
            }
        }
    }

    private static boolean stillHeld(LocalPostgresException fault) {
        String message = fault.getMessage();
        return message != null && message.contains("is still in use");
    }

    private void startAgain() {
        Duration pause = FIRST_PAUSE;
        while (!closing) {
            try {
                startOnce();
                return;
            } catch (LocalPostgresException | IOException e) {
                if (!closing) {
                    LOG.warn("PostgreSQL does not start; next attempt in {} ms", pause.toMillis(), e);
                    Pause.of(pause);
                }
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private ServerProcess startOnce() throws IOException {
        ServerProcess server;
        life.lock();
        try {
            if (closing) {
                throw new IOException("closed while starting");
            }
            server = spawn.get();
            current = server;
        } finally {
            life.unlock();
        }
        try {
            server.awaitReady(startTimeout);
        } catch (LocalPostgresException e) {
            server.stop();
            throw e;
        }
        return server;
    }

    @Override
    public void close() {
        life.lock();
        try {
            closing = true;
        } finally {
            life.unlock();
        }
        ServerProcess running = current;
        try {
            if (running != null) {
                running.stop();
            }
            thread.join(Duration.ofSeconds(30));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be stopped", e);
        } catch (InterruptedException e) {
            throw Pause.interrupted(e);
        }
    }
}
