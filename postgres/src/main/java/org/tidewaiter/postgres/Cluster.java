package org.tidewaiter.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.tidewaiter.postgres.LocalPostgresException.Reason;

/**
 * The data of one server and the password to it.
 *
 * @param data what PostgreSQL calls its data directory
 * @param password of the one user
 */
record Cluster(Path data, String password) {

    static final String USER = "tidewaiter";

    private static final int PASSWORD_BYTES = 24;
    private static final Duration LONGEST_INIT = Duration.ofMinutes(2);

    /** Opens the cluster in {@code directory}, or makes one when there is none. */
    static Cluster openOrMake(Path directory, Commands commands, boolean durable) throws IOException {
        Path data = directory.resolve("cluster");
        Path password = directory.resolve("password");
        if (Files.exists(data) && !Folders.isEmpty(data)) {
            requireOurs(data, password, commands.programs().major());
        } else {
            make(directory, data, password, commands, durable);
        }
        return new Cluster(data.toRealPath(), Files.readString(password).strip());
    }

    private static void requireOurs(Path data, Path password, String major) throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (!Files.isRegularFile(version)) {
            throw foreign(data + " is not empty and is not a PostgreSQL data directory. Choose another directory.");
        }
        String found = Files.readString(version).strip();
        if (!found.equals(major)) {
            throw foreign(data + " was made by PostgreSQL " + found + "; this build runs " + major
                    + ". Start the build that wrote it, or move its content over by export and import.");
        }
        if (!Files.isRegularFile(password)) {
            throw foreign(password + " is missing: without it the data in " + data
                    + " cannot be opened. Restore it from the backup.");
        }
    }

    private static void make(Path directory, Path data, Path password, Commands commands, boolean durable)
            throws IOException {
        // Made under another name and renamed when whole: a start that is killed halfway leaves nothing to repair.
        Path partial = directory.resolve("cluster.partial");
        Folders.delete(partial);
        writePassword(password);
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + partial,
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                // The password is drawn, too long to be guessed: to stretch it would only make each connection slow.
                "--set=scram_iterations=1",
                "--encoding=UTF8",
                "--locale=C",
                "--lc-ctype=" + commands.programs().platform().characterTypes(),
                "--locale-provider=builtin",
                "--builtin-locale=PG_UNICODE_FAST",
                "--text-search-config=simple",
                "--no-instructions"));
        if (!durable) {
            arguments.add("--no-sync");
        }
        var made = commands.await(commands.bound("KILL", "initdb", arguments), LONGEST_INIT);
        if (!made.well()) {
            throw new LocalPostgresException(
                    Reason.DID_NOT_START, "PostgreSQL could not make its data directory. It says: " + made.output());
        }
        Files.deleteIfExists(data);
        Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void writePassword(Path file) throws IOException {
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(file);
        Files.createFile(file, ownerOnly("rw-------"));
        // On disk before the data that it opens.
        Files.writeString(
                file,
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
    }

    /** The rights that keep a file to its owner, where the file system knows such rights. */
    static FileAttribute<?>[] ownerOnly(String rights) {
        return Platform.here().windows()
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
                };
    }

    private static LocalPostgresException foreign(String message) {
        return new LocalPostgresException(Reason.FOREIGN_DATA, message + " Nothing was changed.");
    }
}
