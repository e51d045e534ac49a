package org.tidewaiter.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidewaiter.node.backup.Backup;
import org.tidewaiter.node.settings.ConfigurationFile;

/** What the words of a command line ask for. */
sealed interface NodeCommand {

    String USAGE = """
            Usage: node --config FILE
                   backup --config FILE --to BACKUP
                   restore --config FILE --from BACKUP [--keys KEYS]

            node starts one node. backup writes its rows into BACKUP and its keys into BACKUP.keys, while it runs or
            not; restore makes a node of them where there is none. FILE is YAML; docs/configuration.md lists its keys.
            """;

    /** Start a node with these arguments to Spring. */
    record Start(String... springArguments) implements NodeCommand {}

    /** Write a backup of the node with that configuration. */
    record WriteBackup(Path configuration, Path to) implements NodeCommand {}

    /** Make a node with that configuration of a backup. */
    record ReadBackup(Path configuration, Path from, Path keys) implements NodeCommand {}

    /** Say this and end with this status. */
    record Explain(String text, int status) implements NodeCommand {}

    static NodeCommand parse(String... words) {
        List<String> rest = new ArrayList<>(List.of(words));
        if (rest.isEmpty() || rest.contains("help") || rest.contains("--help")) {
            return new Explain(USAGE, 0);
        }
        String command = rest.removeFirst();
        Optional<Path> configuration = option("--config", rest);
        if (configuration.isEmpty()) {
            return new Explain(USAGE, 2);
        }
        Path file = configuration.get().toAbsolutePath();
        if (!Files.isReadable(file)) {
            return new Explain("The configuration file " + file + " is not there or cannot be read.\n", 2);
        }
        return switch (command) {
            case "node" -> {
                rest.addFirst(ConfigurationFile.argument(file));
                yield new Start(rest.toArray(String[]::new));
            }
            case "backup" -> backup(file, rest);
            case "restore" -> restore(file, rest);
            default -> new Explain(USAGE, 2);
        };
    }

    private static NodeCommand backup(Path configuration, List<String> rest) {
        Optional<Path> to = option("--to", rest);
        return to.isEmpty() || !rest.isEmpty()
                ? new Explain(USAGE, 2)
                : new WriteBackup(configuration, to.get().toAbsolutePath());
    }

    private static NodeCommand restore(Path configuration, List<String> rest) {
        Optional<Path> from = option("--from", rest);
        Optional<Path> keys = option("--keys", rest);
        return from.isEmpty() || !rest.isEmpty()
                ? new Explain(USAGE, 2)
                : new ReadBackup(
                        configuration,
                        from.get().toAbsolutePath(),
                        keys.orElseGet(() -> Backup.keysBeside(from.get())).toAbsolutePath());
    }

    /** Takes an option and the file behind it out of the words. */
    private static Optional<Path> option(String name, List<String> rest) {
        int at = rest.indexOf(name);
        if (at < 0 || at + 1 >= rest.size()) {
            return Optional.empty();
        }
        rest.remove(at);
        return Optional.of(Path.of(rest.remove(at)));
    }
}
