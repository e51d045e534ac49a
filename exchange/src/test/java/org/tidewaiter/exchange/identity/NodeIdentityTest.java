package org.tidewaiter.exchange.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.exchange.identity.IdentityException.Problem;

class NodeIdentityTest {

    private static final Instant NOW = Instant.parse("2026-05-03T10:15:30Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TlsTerms terms = TlsTerms.standard(List.of("cen.example.ee", "192.0.2.7"), InstantSource.fixed(NOW));
    private final NodeIdentity identity = NodeIdentity.create("ee-customs", terms, RANDOM);

    @TempDir
    private Path directory;

    private void assertProblem(Problem problem) {
        assertThatThrownBy(() -> NodeIdentity.load(directory))
                .isInstanceOfSatisfying(
                        IdentityException.class,
                        failed -> assertThat(failed.problem()).isEqualTo(problem));
    }

    @Test
    void comesBackFromItsDirectory() {
        Path nested = directory.resolve("keys");
        identity.store(nested);

        NodeIdentity loaded = NodeIdentity.load(nested);

        assertThat(loaded.node()).isEqualTo("ee-customs");
        assertThat(loaded.verificationKey()).isEqualTo(identity.verificationKey());
        assertThat(loaded.tlsCertificate()).isEqualTo(identity.tlsCertificate());
        assertThat(loaded.identityCertificate()).isEqualTo(identity.identityCertificate());
        assertThat(NodeIdentity.isStoredIn(nested)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity.pem", "tls.pem"})
    void onlyItsOwnerReadsTheFiles(String file) throws IOException {
        identity.store(directory);

        assertThat(Files.getPosixFilePermissions(directory.resolve(file)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity.pem", "tls.pem"})
    void refusesHalfAnIdentity(String missing) throws IOException {
        identity.store(directory);
        Files.delete(directory.resolve(missing));

        assertProblem(Problem.HALF_WRITTEN);
        assertThat(NodeIdentity.isStoredIn(directory)).isTrue();
    }

    @Test
    void saysWhenThereIsNone() {
        assertProblem(Problem.ABSENT);
        assertThat(NodeIdentity.isStoredIn(directory)).isFalse();
    }

    @Test
    void neverOverwritesAnIdentity() {
        identity.store(directory);
        NodeIdentity other = NodeIdentity.create("ee-customs", terms, RANDOM);

        assertThatThrownBy(() -> other.store(directory)).isInstanceOf(IdentityException.class);
        assertThatThrownBy(() -> other.storeTls(directory)).isInstanceOf(IdentityException.class);
        assertThat(NodeIdentity.load(directory).verificationKey()).isEqualTo(identity.verificationKey());
    }

    @Test
    void refusesKeysThatDoNotBelongTogether(@TempDir Path elsewhere) throws IOException {
        identity.store(directory);
        NodeIdentity.create("ee-customs", terms, RANDOM).store(elsewhere);
        Files.delete(directory.resolve("tls.pem"));
        Files.copy(elsewhere.resolve("tls.pem"), directory.resolve("tls.pem"));

        assertProblem(Problem.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "no key"})
    void refusesADamagedFile(String content) throws IOException {
        identity.store(directory);
        Files.writeString(directory.resolve("identity.pem"), content);

        assertProblem(Problem.DAMAGED);
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        identity.store(directory);
        Path file = directory.resolve("tls.pem");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2));

        assertThatThrownBy(() -> NodeIdentity.load(directory)).isInstanceOf(IdentityException.class);
    }

    @Test
    void theTlsKeyIsRenewedUnderTheSameIdentity() {
        identity.store(directory);
        TlsTerms later = TlsTerms.standard(List.of(), InstantSource.fixed(NOW.plus(Duration.ofDays(700))));

        identity.withNewTls(later, RANDOM).storeTls(directory);
        NodeIdentity loaded = NodeIdentity.load(directory);

        assertThat(loaded.verificationKey()).isEqualTo(identity.verificationKey());
        assertThat(loaded.tlsCertificate().getPublicKey())
                .isNotEqualTo(identity.tlsCertificate().getPublicKey());
        assertThat(loaded.tlsValidUntil()).isAfter(identity.tlsValidUntil());
    }

    @Test
    void theNextIdentityTakesItsPlaceWhenThatIsDueAndTheFormerKeyIsKept() {
        NodeIdentity next = NodeIdentity.create("ee-customs", terms, RANDOM);
        identity.store(directory);
        assertThat(NodeIdentity.next(directory)).isEmpty();
        next.storeAsNext(directory);
        NodeIdentity.changeIfDue(directory);
        assertThat(NodeIdentity.load(directory).verificationKey()).isEqualTo(identity.verificationKey());

        NodeIdentity.letChange(directory);
        NodeIdentity.changeIfDue(directory);
        NodeIdentity.changeIfDue(directory);

        NodeIdentity loaded = NodeIdentity.load(directory);
        assertThat(loaded.verificationKey()).isEqualTo(next.verificationKey());
        assertThat(loaded.tlsCertificate()).isEqualTo(next.tlsCertificate());
        assertThat(NodeIdentity.next(directory)).isEmpty();
        assertThat(NodeIdentity.isChangeDue(directory)).isFalse();
        assertThat(NodeIdentity.former(directory))
                .extracting(SigningKey::verificationKey)
                .containsExactly(identity.verificationKey());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aChangeOfIdentitiesThatWasCutOffGoesOn(int moved) throws IOException {
        NodeIdentity next = NodeIdentity.create("ee-customs", terms, RANDOM);
        identity.store(directory);
        next.storeAsNext(directory);
        NodeIdentity.letChange(directory);
        Files.move(directory.resolve("identity.pem"), directory.resolve("former-cut.pem"));
        if (moved == 2) {
            Files.move(directory.resolve("next-identity.pem"), directory.resolve("identity.pem"));
        }

        NodeIdentity.changeIfDue(directory);

        assertThat(NodeIdentity.load(directory).verificationKey()).isEqualTo(next.verificationKey());
        assertThat(NodeIdentity.former(directory)).hasSize(1);
    }

    @Test
    void whatACrashLeftOfANextIdentityIsWrittenAnew() throws IOException {
        NodeIdentity next = NodeIdentity.create("ee-customs", terms, RANDOM);
        identity.store(directory);
        next.storeAsNext(directory);
        Files.delete(directory.resolve("next-identity.pem"));
        assertThat(NodeIdentity.next(directory)).isEmpty();

        identity.withNewTls(terms, RANDOM).storeAsNext(directory);

        assertThat(NodeIdentity.next(directory)).isPresent();
    }

    @Test
    void theLeafNamesTheHostsAndIsValidForTwoYears() throws Exception {
        assertThat(identity.tlsCertificate().getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactlyInAnyOrder("cen.example.ee", "192.0.2.7", "localhost", "127.0.0.1");
        assertThat(identity.tlsValidUntil()).isEqualTo(NOW.plus(Duration.ofDays(730)));
        assertThat(identity.tlsCertificate().getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void theIdentityIsAnAuthorityOverEndCertificatesAlone() {
        assertThat(identity.identityCertificate().getBasicConstraints()).isZero();
        assertThat(identity.identityCertificate().getNotAfter().toInstant())
                .isAfter(NOW.plus(Duration.ofDays(19 * 365)));
    }

    @Test
    void refusesANameThatWouldNotFitACertificate() {
        assertThatThrownBy(() -> NodeIdentity.create("a, O=other", terms, RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
