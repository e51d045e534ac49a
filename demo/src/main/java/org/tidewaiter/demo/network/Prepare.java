package org.tidewaiter.demo.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the node that was built last ready to start fast; the launcher calls it after a build. */
public final class Prepare {

    private Prepare() {}

    /**
     * Unpacks the node, records its start-up cache unless {@code --no-cache} is said, and writes {@code java.options}
     * beside it, an argument file for Java.
     */
    public static void main(String[] words) throws IOException {
        NodeLayout layout = NodeLayout.ofThisBuild();
        if (!List.of(words).contains("--no-cache")) {
            layout.alone(() -> recordUnlessThereIsOne(layout));
        }
        Path options = layout.folder().resolve("java.options");
        Files.writeString(
                options,
                layout.javaOptions().stream().map(Prepare::quoted).collect(Collectors.joining("\n", "", "\n")),
                StandardCharsets.UTF_8);
    }

    private static void recordUnlessThereIsOne(NodeLayout layout) {
        if (layout.hasCache()) {
            return;
        }
        try {
            new StartupCache(layout).record();
        } catch (IOException e) {
            System.err.println("No start-up cache could be recorded, nodes start more slowly: " + e.getMessage());
        }
    }

    private static String quoted(String option) {
        return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
