package org.tidewaiter.node.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.tidewaiter.node.FreePorts;
import org.tidewaiter.node.NodeUnderTest;
import org.tidewaiter.node.TwoNodes;

/** A node does not start with a secret that cannot be one; it says which setting is wrong, and never what stands there. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedSecretsTest {

    @ParameterizedTest
    @CsvSource({
        "tidewaiter.accounts[0].token, tw_tooshortforatoken, the token of tamm is not tw_ and 43 characters",
        "tidewaiter.accounts[0].password, tooshortpw, the password of tamm is TOO_SHORT",
        "tidewaiter.access.scrape-token, notthirtytwo, tidewaiter.access.scrape-token is not 32 or more"
    })
    void aSecretOfTheWrongFormIsNotRepeated(String setting, String secret, String said, CapturedOutput output) {
        NodeUnderTest node = new NodeUnderTest(TwoNodes.identity("EE"), "NATIONAL", FreePorts.next())
                .set(
                        "tidewaiter.accounts[0].name=tamm",
                        "tidewaiter.accounts[0].roles=OFFICER",
                        setting + "=" + secret);

        assertThatThrownBy(node::start).hasStackTraceContaining(AccessRefusedException.class.getName());

        assertThat(output).contains("APPLICATION FAILED TO START", said).doesNotContain(secret);
    }
}
