package org.tidewaiter.node.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SealerTest {

    private static final byte[] OPEN = "Joost Velderman".getBytes(StandardCharsets.UTF_8);

    private final Sealer sealer = sealer(1);

    private static Sealer sealer(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return new Sealer(new SecretKeySpec(key, "AES"), "key" + seed, new SecureRandom());
    }

    @Test
    void opensWhatItSealed() {
        assertThat(sealer.open(sealer.seal(OPEN, "a"), "a")).isEqualTo(OPEN);
        assertThat(sealer.open(sealer.seal(new byte[0], ""), "")).isEmpty();
    }

    @Test
    void theSameValueIsSealedDifferentlyEachTime() {
        assertThat(sealer.seal(OPEN, "a")).isNotEqualTo(sealer.seal(OPEN, "a"));
    }

    @Test
    void whatIsSealedCannotBeRead() {
        assertThat(new String(sealer.seal(OPEN, "a"), StandardCharsets.ISO_8859_1))
                .doesNotContain("Velderman");
    }

    @Test
    void doesNotOpenInAnotherContext() {
        byte[] sealed = sealer.seal(OPEN, "nominal/1/1");

        assertThatThrownBy(() -> sealer.open(sealed, "nominal/1/2")).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void doesNotOpenUnderAnotherKey() {
        byte[] sealed = sealer.seal(OPEN, "a");

        assertThatThrownBy(() -> sealer(2).open(sealed, "a")).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void doesNotOpenWhatWasAlteredAnywhereOrCut() {
        byte[] sealed = sealer.seal(OPEN, "a");

        IntStream.range(0, sealed.length).forEach(at -> {
            byte[] altered = sealed.clone();
            altered[at] ^= 1;
            assertThatThrownBy(() -> sealer.open(altered, "a"))
                    .as("byte %d", at)
                    .isInstanceOf(SealBrokenException.class);
            assertThatThrownBy(() -> sealer.open(Arrays.copyOf(sealed, at), "a"))
                    .as("length %d", at)
                    .isInstanceOf(SealBrokenException.class);
        });
    }
}
