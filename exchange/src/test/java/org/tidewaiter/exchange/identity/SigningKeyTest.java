package org.tidewaiter.exchange.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.exchange.Node;

class SigningKeyTest {

    private static final byte[] MESSAGE = {1, 2, 3};

    private final SigningKey key = Node.ESTONIA.key();

    @Test
    void signsAsTheStandardSays() {
        // RFC 8032, section 7.1, test 2.
        SigningKey known = SigningKey.fromSeed(
                HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));

        assertThat(HexFormat.of().formatHex(known.verificationKey().raw()))
                .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        assertThat(HexFormat.of().formatHex(known.sign(new byte[] {0x72})))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    @Property(tries = 50)
    void theJdkVerifiesWhatWeSign(@ForAll @Size(max = 300) byte[] message) throws Exception {
        byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] encoded = new byte[prefix.length + VerificationKey.BYTES];
        System.arraycopy(prefix, 0, encoded, 0, prefix.length);
        System.arraycopy(key.verificationKey().raw(), 0, encoded, prefix.length, VerificationKey.BYTES);
        Signature theirs = Signature.getInstance("Ed25519");
        theirs.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        theirs.update(message);

        assertThat(theirs.verify(key.sign(message))).isTrue();
    }

    @Property(tries = 50)
    void noChangedBitPasses(@ForAll @Size(max = 100) byte[] message, @ForAll int bit) {
        byte[] signature = key.sign(message);
        int at = Math.floorMod(bit, signature.length * 8);
        signature[at / 8] ^= (byte) (1 << (at % 8));

        assertThat(key.verificationKey().verifies(message, signature)).isFalse();
    }

    @Test
    void aMalformedSignatureIsNoSignature() {
        assertThat(key.verificationKey().verifies(MESSAGE, new byte[0])).isFalse();
        assertThat(key.verificationKey().verifies(MESSAGE, new byte[65])).isFalse();
        assertThat(key.verificationKey().verifies(MESSAGE, new byte[64])).isFalse();
    }

    @Test
    void refusesTheOtherSpellingOfAScalar() {
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] signature = key.sign(MESSAGE);
        byte[] scalar = new byte[32];
        for (int at = 0; at < 32; at++) {
            scalar[at] = signature[63 - at];
        }
        byte[] other = new BigInteger(1, scalar).add(order).toByteArray();
        for (int at = 0; at < 32; at++) {
            signature[32 + at] = at < other.length ? other[other.length - 1 - at] : 0;
        }

        assertThat(key.verificationKey().verifies(MESSAGE, signature)).isFalse();
    }

    @Test
    void comesBackFromItsSeed() {
        SigningKey generated = SigningKey.generate(new SecureRandom());

        assertThat(SigningKey.fromSeed(generated.seed()).verificationKey()).isEqualTo(generated.verificationKey());
    }

    @Test
    void neverPrintsItsSecret() {
        assertThat(key.toString())
                .isEqualTo("SigningKey[" + key.verificationKey().id() + "]");
    }

    @Test
    void aKeyComesBackFromItsText() {
        VerificationKey verification = key.verificationKey();

        assertThat(VerificationKey.parse(verification.text())).isEqualTo(verification);
        assertThat(VerificationKey.of(verification.raw()).id()).isEqualTo(verification.id());
    }

    @Test
    void peopleCompareSixteenGroupsOfFourDigits() {
        assertThat(key.verificationKey().fingerprint()).matches("([0-9A-F]{4} ){15}[0-9A-F]{4}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "_____________________________________________"
            })
    void refusesAKeyThatIsNoPointOfFullOrder(String text) {
        assertThatThrownBy(() -> VerificationKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAKeyInAnotherSpelling() {
        String padded = key.verificationKey().text() + "=";
        assertThatThrownBy(() -> VerificationKey.parse(padded)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHistoryKnowsItsPinnedKeyAlone() {
        KeyHistory history = KeyHistory.pinned("ee-customs", key.verificationKey(), Instant.EPOCH);

        assertThat(history.keyFor(key.verificationKey().id())).contains(key.verificationKey());
        assertThat(history.keyFor(Node.HUB.key().verificationKey().id())).isEmpty();
        assertThat(history.current()).isEqualTo(key.verificationKey());
    }
}
