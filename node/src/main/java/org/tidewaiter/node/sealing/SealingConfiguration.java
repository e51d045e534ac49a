package org.tidewaiter.node.sealing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.settings.NodeSettings;

/** Loads the sealing key from the data directory, or makes it at the first start. */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

    private static final int KEY_BYTES = 32;

    @Bean
    Sealer sealer(NodeSettings settings) throws IOException {
        SecureRandom random = new SecureRandom();
        byte[] key = loadOrMake(settings.data().resolve("sealing.key"), random);
        SecretKey secret = new SecretKeySpec(key, "AES");
        String keyId = HexFormat.of().formatHex(Arrays.copyOf(sha256(key), 8));
        return new Sealer(secret, keyId, random);
    }

    static byte[] loadOrMake(Path file, SecureRandom random) throws IOException {
        if (Files.exists(file)) {
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new IllegalStateException(
                        "the sealing key " + file + " is damaged: it must have 32 bytes; put back the copy you kept");
            }
            return key;
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, key, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
