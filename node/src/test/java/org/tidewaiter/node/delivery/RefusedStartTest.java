package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementSigner;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.agreement.AgreementFile;

/** A node does not start under terms that do not bind, and says why. */
class RefusedStartTest {

    private final TestNodes nodes = new TestNodes();

    @AfterEach
    void stop() {
        nodes.close();
    }

    private static void write(Path file, Agreement agreement, NodeIdentity sender, NodeIdentity receiver)
            throws IOException {
        Files.writeString(
                file,
                AgreementFile.write(new SignedAgreement(
                        new AgreementSigner(sender.signingKey()).sign(agreement),
                        new AgreementSigner(receiver.signingKey()).sign(agreement))));
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(nodes::startNational)
                .rootCause()
                .isInstanceOf(StartRefusedException.class)
                .message()
                .contains(words);
    }

    @Test
    void withAnAgreementThatThePartnerDidNotSign() throws IOException {
        write(nodes.agreementFile, nodes.agreement, nodes.national, TestNodes.identity("HUB"));

        assertRefused("does not bind", "wrong-key");
    }

    @Test
    void withAnAgreementAboutAnotherTextOfTheProfile() throws IOException {
        Agreement agreed = nodes.agreement;
        byte[] other = new byte[32];
        other[0] = 1;
        Agreement changed = new Agreement(
                agreed.number(),
                agreed.revision(),
                null,
                agreed.sender(),
                agreed.receiver(),
                agreed.categories(),
                agreed.eventKinds(),
                new ProfileReference("test", Digest.of(other)),
                agreed.handling(),
                agreed.onward(),
                agreed.legalBasis(),
                agreed.hoursAllowed(),
                agreed.validFrom(),
                null,
                agreed.release());
        write(nodes.agreementFile, changed, nodes.national, nodes.hub);

        assertRefused("another text of the disclosure profile test");
    }

    @Test
    void withAnAgreementOfOtherNodes() throws IOException {
        Agreement foreign = TestNodes.agreement("HUB", "XX");
        write(nodes.agreementFile, foreign, nodes.hub, TestNodes.identity("XX"));

        assertRefused("does not bind", "unknown-sender");
    }

    @Test
    void withAFileThatIsNoAgreement() throws IOException {
        Files.writeString(nodes.agreementFile, "not an agreement");

        assertRefused("is not JSON with bySender and byReceiver");
    }

    @Test
    void withoutTheAgreementThatTheSettingsName() throws IOException {
        Files.delete(nodes.agreementFile);

        assertRefused("is not there or cannot be read");
    }
}
