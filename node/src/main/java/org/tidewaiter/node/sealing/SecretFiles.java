package org.tidewaiter.node.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** Secrets of 32 bytes in files of the data directory that only the node's own user can read. */
public final class SecretFiles {

    private static final int BYTES = 32;

    private final Path directory;
    private final SecureRandom random;

    SecretFiles(Path directory, SecureRandom random) {
        this.directory = directory;
        this.random = random;
    }

    /**
     * The secret in a file; made, durably, when the file is not there.
     *
     * @throws IllegalStateException if the file is damaged
     */
    public byte[] load(String name) {
        Path file = directory.resolve(name);
        try {
            return Files.exists(file) ? read(file) : make(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the secret " + file + " cannot be read or made", e);
        }
    }

    private static byte[] read(Path file) throws IOException {
        byte[] secret = Files.readAllBytes(file);
        if (secret.length != BYTES) {
            throw new IllegalStateException(
                    "the secret " + file + " is damaged: it must have 32 bytes. Put back the copy that you kept");
        }
        return secret;
    }

    /** Of several instances that start at once, all get the secret that came first to its place. */
    private byte[] make(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        Files.createDirectories(directory);
        Path fresh = Files.createTempFile(
                directory,
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(fresh, secret, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            // A link, unlike a move, never replaces what is there.
            Files.createLink(file, fresh);
            return secret;
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return read(file);
        } finally {
            Files.delete(fresh);
        }
    }
}
