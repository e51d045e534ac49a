package org.tidewaiter.demo.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The node's program unpacked into a folder of plain jars, which starts faster than the one jar it comes in, with the
 * Java options that nodes run with. Uses nothing but the JDK.
 *
 * @param folder holds {@code tidewaiter-node.jar}, {@code lib} and, once recorded, the start-up cache {@code node.aot}
 * @param options what Java is told beside the usual
 */
public record NodeLayout(Path folder, List<String> options) {

    /** A memory-thrifty collector; a bounded heap, so that several nodes share a machine; pages in any language. */
    static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xmx768m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8");

    private static final String JAR = "tidewaiter-node.jar";
    private static final String CACHE = "node.aot";
    private static final Duration LONGEST_UNPACK = Duration.ofMinutes(2);

    public NodeLayout {
        folder = folder.toAbsolutePath().normalize();
        options = List.copyOf(options);
    }

    /**
     * The layout of the node that was built last in this source tree, unpacked now unless it has been.
     *
     * @throws IllegalStateException when no node has been built
     */
    public static NodeLayout ofThisBuild() throws IOException {
        Path root = sourceTree();
        Path jar = builtJar(root)
                .orElseThrow(() -> new IllegalStateException(
                        "No node has been built in " + root + ". Run ./tidewaiter, or mvn package."));
        return unpacked(jar, root.resolve("node/target/layout"));
    }

    /** The layout of that jar in that folder; many processes may ask at once. */
    public static NodeLayout unpacked(Path jar, Path folder) throws IOException {
        NodeLayout layout = new NodeLayout(folder, List.of());
        layout.alone(() -> {
            if (!layout.isOf(jar)) {
                layout.unpack(jar);
            }
        });
        return layout;
    }

    /** Something that one process at a time does in the folder of a layout. */
    interface Work {
        void run() throws IOException;
    }

    /** Does that while no other process does such work here. */
    void alone(Work work) throws IOException {
        Files.createDirectories(folder.getParent());
        Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
        try (FileChannel lock = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.lock().isValid()) {
                work.run();
            }
        }
    }

    /** The same program with one more option to Java. */
    public NodeLayout with(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new NodeLayout(folder, more);
    }

    /** The command line of a node with these words behind the program's name. */
    public List<String> command(String... words) {
        List<String> line = new ArrayList<>(List.of(java().toString()));
        line.addAll(javaOptions());
        line.addAll(options);
        line.addAll(List.of("-jar", folder.resolve(JAR).toString()));
        line.addAll(List.of(words));
        return line;
    }

    /** Where the nodes of this machine share the unpacked PostgreSQL. */
    public Path databasePrograms() {
        return folder.resolveSibling("postgres-programs");
    }

    boolean hasCache() {
        return Files.isRegularFile(cache());
    }

    Path cache() {
        return folder.resolve(CACHE);
    }

    /** What every node's Java is told; the cache of another Java or another jar is passed over without a word. */
    List<String> javaOptions() {
        List<String> all = new ArrayList<>(OPTIONS);
        if (hasCache()) {
            all.addAll(List.of("-XX:AOTCache=" + cache(), "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        return all;
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private void unpack(Path jar) throws IOException {
        Path fresh = folder.resolveSibling(folder.getFileName() + ".fresh");
        Trees.delete(fresh);
        run(List.of(
                java().toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                fresh.toString(),
                "--application-filename",
                JAR));
        Files.writeString(fresh.resolve("origin"), fingerprint(jar));
        Trees.delete(folder);
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isOf(Path jar) throws IOException {
        Path origin = folder.resolve("origin");
        return Files.isRegularFile(origin) && Files.readString(origin).equals(fingerprint(jar));
    }

    /** Of the content: a build that changes nothing writes the jar again, and what is unpacked stays good. */
    private static String fingerprint(Path jar) throws IOException {
        try (InputStream bytes = Files.newInputStream(jar)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int read = bytes.read(block); read >= 0; read = bytes.read(block)) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(LONGEST_UNPACK) || process.exitValue() != 0) {
                throw new IOException("The node's jar cannot be unpacked: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Path sourceTree() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("node/src/main"))) {
                return folder;
            }
        }
        throw new IllegalStateException(here + " is not inside Tidewaiter's source tree");
    }

    private static Optional<Path> builtJar(Path root) throws IOException {
        Path target = root.resolve("node/target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("tidewaiter-node-.*-exec\\.jar"))
                    .findFirst();
        }
    }
}
