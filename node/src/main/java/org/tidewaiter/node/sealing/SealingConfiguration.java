package org.tidewaiter.node.sealing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.settings.NodeSettings;

/** Loads the sealing key from the data directory, or makes it at the first start. */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

    @Bean
    SecretFiles secretFiles(NodeSettings settings) {
        return new SecretFiles(settings.data(), new SecureRandom());
    }

    @Bean
    Sealer sealer(SecretFiles secrets) {
        byte[] key = secrets.load("sealing.key");
        return new Sealer(new SecretKeySpec(key, "AES"), keyId(key), new SecureRandom());
    }

    private static String keyId(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
