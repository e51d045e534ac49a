package org.tidewaiter.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** Puts the same secret where two systems look for it, as people would carry it from one to the other. */
final class SharedSecret {

    private static final int BYTES = 32;

    private SharedSecret() {}

    /** What is there already stays, and the other gets the same. */
    static void put(Path one, Path other) throws IOException {
        if (!Files.exists(one)) {
            byte[] secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            write(one, secret);
        }
        if (!Files.exists(other)) {
            write(other, Files.readAllBytes(one));
        }
    }

    private static void write(Path file, byte[] secret) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, secret);
    }
}
