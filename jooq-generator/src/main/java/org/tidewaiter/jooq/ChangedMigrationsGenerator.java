package org.tidewaiter.jooq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Constants;
import org.jooq.codegen.JavaGenerator;
import org.jooq.meta.Database;

/**
 * Generates only when a migration, the build file that configures the generation, or jOOQ itself has changed since the
 * last time; the checksum of all of them lies beside what was generated. No server is started for an unchanged build.
 */
public final class ChangedMigrationsGenerator extends JavaGenerator {

    @Override
    public void generate(Database database) {
        if (!(database instanceof MigratedPostgresDatabase migrated)) {
            throw new IllegalArgumentException("This generator works on a MigratedPostgresDatabase");
        }
        try {
            Path marker = Path.of(getTargetDirectory(), ".migrations.sha256");
            String checksum = checksum(migrated.folder("migrations"), migrated.folder("configuration"));
            if (Files.isRegularFile(marker) && Files.readString(marker).equals(checksum)) {
                return;
            }
            Files.deleteIfExists(marker);
            super.generate(database);
            Files.writeString(marker, checksum);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checksum(Path migrations, Path configuration) throws IOException {
        MessageDigest digest = sha256();
        digest.update(Constants.FULL_VERSION.getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(configuration));
        for (Path file : files(migrations)) {
            digest.update(migrations.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
