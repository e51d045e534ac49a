package org.tidewaiter.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.tidewaiter.postgres.LocalPostgresException.Reason;

/**
 * The unpacked PostgreSQL programs of one version.
 *
 * @param platform where they run
 * @param version full version, such as 18.6.0
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record Programs(Platform platform, String version, Path folder) {

    private static final Duration WAIT_FOR_ANOTHER = Duration.ofMinutes(2);

    /**
     * The programs under {@code shared}, unpacked now unless they are there. Many processes may ask at once: one
     * unpacks beside the final name and renames, so that a folder of the final name is always whole.
     */
    static Programs under(Path shared) throws IOException {
        Platform platform = Platform.here();
        String version = publishedVersion();
        String name = "postgresql-" + version + "-" + platform.system() + "-" + platform.processor();
        Path folder = shared.toAbsolutePath().normalize().resolve(name);
        if (!Files.isDirectory(folder)) {
            try (DirectoryLock lock = take(folder.resolveSibling("." + name + ".lock"))) {
                if (!Files.isDirectory(folder)) {
                    unpack(platform, folder);
                }
            }
        }
        return new Programs(platform, version, folder);
    }

    /** The part of the version that a data directory is bound to. */
    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    String path(String program) {
        return folder.resolve("bin").resolve(platform.program(program)).toString();
    }

    private static void unpack(Platform platform, Path folder) throws IOException {
        Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
        Folders.delete(partial);
        Files.createDirectories(partial);
        try (InputStream archive = platform.archive()) {
            ProgramArchive.unpack(archive, partial);
        }
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static DirectoryLock take(Path file) throws IOException {
        Instant deadline = Instant.now().plus(WAIT_FOR_ANOTHER);
        while (Instant.now().isBefore(deadline)) {
            Optional<DirectoryLock> lock = DirectoryLock.tryTake(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            Pause.of(Duration.ofMillis(50));
        }
        throw new LocalPostgresException(
                Reason.IN_USE, "Another process has been unpacking PostgreSQL for two minutes; its lock is " + file);
    }

    private static String publishedVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream resource = Programs.class.getResourceAsStream("programs.properties")) {
            if (resource == null) {
                throw new IOException("programs.properties is missing from this build");
            }
            properties.load(resource);
        }
        return properties.getProperty("version");
    }
}
