package org.tidewaiter.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the words of a command line ask for. */
sealed interface NodeCommand {

    String USAGE = """
            Usage: node --config FILE

            Starts one node. FILE is YAML; docs/configuration.md lists its keys.
            """;

    /** Start a node with these arguments to Spring. */
    record Start(String... springArguments) implements NodeCommand {}

    /** Say this and end with this status. */
    record Explain(String text, int status) implements NodeCommand {}

    static NodeCommand parse(String... words) {
        List<String> rest = new ArrayList<>(List.of(words));
        if (rest.isEmpty() || rest.contains("help") || rest.contains("--help")) {
            return new Explain(USAGE, 0);
        }
        if (!rest.removeFirst().equals("node")
                || rest.size() < 2
                || !rest.removeFirst().equals("--config")) {
            return new Explain(USAGE, 2);
        }
        Path file = Path.of(rest.removeFirst()).toAbsolutePath();
        if (!Files.isReadable(file)) {
            return new Explain("The configuration file " + file + " is not there or cannot be read.\n", 2);
        }
        rest.addFirst("--spring.config.additional-location=" + file.toUri());
        return new Start(rest.toArray(String[]::new));
    }
}
