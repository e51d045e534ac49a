package org.tidewaiter.exchange.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.identity.EncapsulationKeys;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.Rule;

/** A parcel tells nothing to anybody but the node that it is for, and nothing at all once it was touched. */
class ParcelTest {

    private static final SigningKey HUB = SigningKey.generate(new SecureRandom());
    private static final ParcelLabel LABEL = new ParcelLabel(
            UUID.fromString("019ac000-0000-7000-8000-000000000001"),
            "EE",
            "HUB",
            Instant.parse("2026-11-26T04:00:00Z"));
    private static final String SECRET = "signed and not for everybody";
    private static final List<Enclosure> MESSAGES = List.of(
            new Enclosure(Enclosure.Kind.DISPATCH, SECRET.getBytes(StandardCharsets.UTF_8)),
            new Enclosure(Enclosure.Kind.RECALL, new byte[] {0, (byte) 255, 10, 13, 32}),
            new Enclosure(Enclosure.Kind.RECEIPT, new byte[0]));

    @Test
    void isOpenedByTheNodeThatItIsForAndHoldsTheSameBytes() {
        ParcelReading reading = ParcelSeal.open(sealed(), "HUB", HUB);

        assertThat(reading).isInstanceOfSatisfying(ParcelReading.Opened.class, opened -> {
            assertThat(opened.label()).isEqualTo(LABEL);
            assertThat(opened.enclosures()).hasSameSizeAs(MESSAGES);
            for (int i = 0; i < MESSAGES.size(); i++) {
                assertThat(opened.enclosures().get(i).kind())
                        .isEqualTo(MESSAGES.get(i).kind());
                assertThat(opened.enclosures().get(i).content())
                        .isEqualTo(MESSAGES.get(i).content());
            }
        });
    }

    @Test
    void everyKeyOfTheOneFormBelongsToTheSameKeyOfTheOther() {
        for (int i = 0; i < 50; i++) {
            SigningKey key = SigningKey.generate(new SecureRandom());
            X25519PublicKeyParameters ofTheSecret =
                    (X25519PublicKeyParameters) EncapsulationKeys.of(key).getPublic();
            assertThat(EncapsulationKeys.of(key.verificationKey()).getEncoded()).isEqualTo(ofTheSecret.getEncoded());
        }
    }

    @Test
    void tellsNothingToAnotherKeyOrInClear() {
        assertThat(ParcelSeal.open(sealed(), "HUB", SigningKey.generate(new SecureRandom())))
                .isEqualTo(new ParcelReading.Refused(Rule.PARCEL_DAMAGED));
        assertThat(new String(sealed(), StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        assertThat(sealed()).as("sealed twice").isNotEqualTo(sealed());
    }

    @Test
    void aParcelForAnotherNodeIsRefused() {
        assertThat(ParcelSeal.open(sealed(), "EE", HUB)).isEqualTo(new ParcelReading.Refused(Rule.WRONG_AUDIENCE));
    }

    @Test
    void noChangedByteAndNoCutPasses() {
        byte[] parcel = sealed();
        for (int at = 0; at < parcel.length; at++) {
            byte[] altered = parcel.clone();
            altered[at] ^= 0x04;
            assertThat(ParcelSeal.open(altered, "HUB", HUB))
                    .as("byte %d", at)
                    .isInstanceOf(ParcelReading.Refused.class);
            assertThat(ParcelSeal.open(Arrays.copyOf(parcel, at), "HUB", HUB))
                    .as("cut at %d", at)
                    .isInstanceOf(ParcelReading.Refused.class);
        }
    }

    @Test
    void takesNoMoreThanItsBounds() {
        Enclosure one = new Enclosure(Enclosure.Kind.RECEIPT, new byte[1]);
        assertThatThrownBy(() -> ParcelSeal.seal(
                        LABEL, Collections.nCopies(ParcelBounds.ENCLOSURES + 1, one), HUB.verificationKey()))
                .isInstanceOf(IllegalArgumentException.class);
        Enclosure heavy = new Enclosure(Enclosure.Kind.DISPATCH, new byte[ParcelBounds.CONTENT_BYTES]);
        byte[] largest = ParcelSeal.seal(LABEL, List.of(heavy), HUB.verificationKey());
        assertThat(largest.length).isLessThan(ParcelBounds.BYTES);
        assertThat(ParcelSeal.open(largest, "HUB", HUB)).isInstanceOf(ParcelReading.Opened.class);
        assertThat(ParcelSeal.open(new byte[ParcelBounds.BYTES + 1], "HUB", HUB))
                .isEqualTo(new ParcelReading.Refused(Rule.TOO_LARGE));
    }

    private static byte[] sealed() {
        return ParcelSeal.seal(LABEL, MESSAGES, HUB.verificationKey());
    }
}
