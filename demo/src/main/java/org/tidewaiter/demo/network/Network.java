package org.tidewaiter.demo.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.TlsTerms;

/**
 * The nodes of one network, each a process on its own data directory under one folder. Closing it, Ctrl-C, or the end
 * of this Java in any other way ends all of them and their databases.
 */
public final class Network implements AutoCloseable {

    private final Map<String, NodeProcess> nodes = new LinkedHashMap<>();
    private final NodeLayout layout;
    private final Path folder;
    private final Thread atExit;

    /**
     * A network without nodes yet.
     *
     * @param folder under which each node has a directory of its name
     */
    public Network(NodeLayout layout, Path folder) {
        this.layout = layout;
        this.folder = folder.toAbsolutePath().normalize();
        this.atExit = new Thread(this::stopAll, "network-stop");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Adds a node that does not run yet. */
    public synchronized NodeProcess add(NodeDescription description) {
        NodeProcess node = new NodeProcess(layout, description, directoryOf(description.name()));
        if (nodes.putIfAbsent(description.name(), node) != null) {
            throw new IllegalArgumentException("the network already has a node " + description.name());
        }
        return node;
    }

    /** Where the node of that name keeps everything, whether it has been added yet or not. */
    public Path directoryOf(String name) {
        return folder.resolve(name);
    }

    /** The identity of the node of that name, made and stored in its data directory unless it is there. */
    public NodeIdentity identityOf(String name) {
        Path stored = directoryOf(name).resolve("data/identity");
        if (!NodeIdentity.isStoredIn(stored)) {
            TlsTerms terms = TlsTerms.standard(List.of(), Clock.systemUTC());
            NodeIdentity.create(name, terms, new SecureRandom()).store(stored);
        }
        return NodeIdentity.load(stored);
    }

    public synchronized NodeProcess node(String name) {
        NodeProcess node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("the network has no node " + name);
        }
        return node;
    }

    public synchronized Collection<NodeProcess> nodes() {
        return List.copyOf(nodes.values());
    }

    /** Starts all nodes that do not run, at once, and waits until each is ready. */
    public void start(Duration limit) throws IOException {
        for (NodeProcess node : nodes()) {
            if (!node.running()) {
                node.start();
            }
        }
        forAll(node -> node.awaitReady(limit));
    }

    @Override
    public void close() throws IOException {
        forAll(NodeProcess::stop);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // Java is ending already and runs the hook itself.
        }
    }

    private void stopAll() {
        try {
            forAll(NodeProcess::stop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void on(NodeProcess node) throws IOException;
    }

    /** Takes the step on all nodes side by side; the first fault is thrown once all have been tried. */
    private void forAll(Step step) throws IOException {
        List<Future<Void>> all = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            for (NodeProcess node : nodes()) {
                Callable<Void> taken = () -> {
                    step.on(node);
                    return null;
                };
                all.add(threads.submit(taken));
            }
        }
        IOException first = null;
        for (Future<Void> one : all) {
            first = combined(first, fault(one));
        }
        if (first != null) {
            throw first;
        }
    }

    private static @Nullable IOException fault(Future<Void> done) {
        try {
            done.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new IOException("interrupted", e);
        }
    }

    private static @Nullable IOException combined(@Nullable IOException first, @Nullable IOException next) {
        if (first == null || next == null) {
            return first == null ? next : first;
        }
        first.addSuppressed(next);
        return first;
    }
}
