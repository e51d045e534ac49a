package org.tidewaiter.node.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    @TempDir
    Path folder;

    private SecretFiles secrets() {
        return new SecretFiles(folder.resolve("data"), new SecureRandom());
    }

    private Path file() {
        return folder.resolve("data").resolve("sealing.key");
    }

    @Test
    void makesASecretOnceAndKeepsIt() throws IOException {
        byte[] secret = secrets().load("sealing.key");

        assertThat(secret).hasSize(32);
        assertThat(secrets().load("sealing.key")).isEqualTo(secret);
        assertThat(secrets().load("pseudonym.key")).isNotEqualTo(secret);
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files)
                    .extracting(Path::getFileName)
                    .map(Path::toString)
                    .containsExactlyInAnyOrder("sealing.key", "pseudonym.key");
        }
    }

    @Test
    void instancesThatStartAtOnceGetTheSameSecret() {
        Set<String> loaded = Collections.synchronizedSet(new HashSet<>());
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 32; i++) {
                threads.submit(
                        () -> loaded.add(HexFormat.of().formatHex(secrets().load("sealing.key"))));
            }
        }
        assertThat(loaded).hasSize(1);
    }

    @Test
    void refusesADamagedFileInWords() throws IOException {
        secrets().load("sealing.key");
        Files.write(file(), new byte[31]);

        assertThatThrownBy(() -> secrets().load("sealing.key"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sealing.key")
                .hasMessageContaining("damaged")
                .hasMessageContaining("Put back the copy that you kept");
    }

    @Test
    void refusesAnEmptyFileRatherThanMakeAnotherSecret() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.createFile(file());

        assertThatThrownBy(() -> secrets().load("sealing.key")).hasMessageContaining("damaged");
        assertThat(Files.size(file())).isZero();
    }
}
