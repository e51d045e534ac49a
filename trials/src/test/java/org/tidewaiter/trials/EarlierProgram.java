package org.tidewaiter.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.tidewaiter.demo.network.NodeLayout;

/**
 * An earlier state of the program, built from this tree's own history and kept for the next run.
 * {@code -Dtidewaiter.trial.before} names another commit, or a folder in which one has been built.
 */
final class EarlierProgram {

    /**
     * The first commit whose migrations are all unchanged since and below all later ones, and whose receipts have all that
     * receipts have now.
     */
    private static final String FIRST = "9757959";

    static final String WANTED = System.getProperty("tidewaiter.trial.before", FIRST);

    private static final Path ROOT = root();
    private static final long BUILT_WITHIN_MINUTES = 30;

    private EarlierProgram() {}

    static NodeLayout layout() throws IOException, InterruptedException {
        Path tree = Files.isDirectory(Path.of(WANTED)) ? Path.of(WANTED) : built(WANTED);
        return QuickStart.of(NodeLayout.unpacked(jar(tree), tree.resolve("node/target/layout")));
    }

    private static Path built(String commit) throws IOException, InterruptedException {
        Path tree = ROOT.resolve("trials/target/before").resolve(commit);
        if (Files.isDirectory(tree.resolve("node/target")) && hasJar(tree)) {
            return tree;
        }
        Files.createDirectories(tree);
        Path archive = tree.resolveSibling(commit + ".tar");
        run(ROOT, "git", "archive", "--output", archive.toString(), commit);
        run(tree, "tar", "-xf", archive.toString());
        Files.delete(archive);
        run(tree, "mvn", "-q", "-B", "-ntp", "-o", "-pl", "node", "-am", "package", "-DskipTests", "-Dspotless.skip");
        return tree;
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(ROOT.resolve("trials/target"), "before", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(BUILT_WITHIN_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("The earlier program cannot be built: " + List.of(command) + ", see " + said);
        }
        Files.delete(said);
    }

    private static boolean hasJar(Path tree) throws IOException {
        try (Stream<Path> files = Files.list(tree.resolve("node/target"))) {
            return files.anyMatch(EarlierProgram::isJar);
        }
    }

    private static Path jar(Path tree) throws IOException {
        try (Stream<Path> files = Files.list(tree.resolve("node/target"))) {
            return files.filter(EarlierProgram::isJar)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no node has been built in " + tree));
        }
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().matches("tidewaiter-node-.*-exec\\.jar");
    }

    private static Path root() {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            if (Files.isDirectory(here.resolve("node/src/main"))) {
                return here;
            }
        }
        throw new IllegalStateException("not inside the source tree");
    }
}
