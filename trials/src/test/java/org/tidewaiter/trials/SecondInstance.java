package org.tidewaiter.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.tidewaiter.demo.network.NodeDescription;
import org.tidewaiter.demo.network.NodeProcess;
import org.tidewaiter.demo.network.Ports;

/** A second instance of a node of a trial: the same keys, the same database, a data folder and ports of its own. */
final class SecondInstance {

    /** What belongs to one instance alone. */
    private static final List<String> OWN = List.of("database", "instance", "reconciliation");

    private SecondInstance() {}

    static NodeProcess of(TrialNetwork network, NodeProcess first, Path folder, Ports ports)
            throws IOException, SQLException {
        copyKeys(first.data(), folder.resolve("data"));
        return new NodeProcess(QuickStart.ofThisBuild(), describe(network, first, ports), folder);
    }

    private static NodeDescription describe(TrialNetwork network, NodeProcess first, Ports ports)
            throws IOException, SQLException {
        NodeDescription same = first.description();
        try (Connection database = network.database(first.name())) {
            return new NodeDescription(
                            same.name(),
                            same.title(),
                            same.part(),
                            same.originator(),
                            same.members(),
                            ports,
                            same.partners(),
                            same.more())
                    .with("tidewaiter.database.url", database.getMetaData().getURL())
                    .with("tidewaiter.database.user", database.getMetaData().getUserName())
                    .with(
                            "tidewaiter.database.password",
                            Files.readString(first.data().resolve("database/password"))
                                    .strip());
        }
    }

    private static void copyKeys(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path name = from.relativize(file);
                if (OWN.contains(name.getName(0).toString())) {
                    continue;
                }
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to.resolve(name));
                } else {
                    Files.copy(file, to.resolve(name));
                }
            }
        }
    }

    /** The name under which an instance claims lanes. */
    static String idOf(NodeProcess instance) throws IOException {
        return Files.readString(instance.data().resolve("instance")).strip();
    }
}
