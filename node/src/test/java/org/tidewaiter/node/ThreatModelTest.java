package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every control and every test that the threat model and the list of proofs name is there. */
class ThreatModelTest {

    @Test
    void namesOnlyControlsAndTestsThatExist() throws IOException {
        NamedSources sources = new NamedSources();
        List<List<String>> threats = NamedSources.rows("threat-model.md", "threat");
        for (List<String> threat : threats) {
            assertThat(threat).hasSize(4);
            assertThat(threat.subList(2, 4))
                    .as("control and test of %s", threat)
                    .allMatch(NamedSources::namesAny);
            assertThat(sources.missing(threat.get(2) + threat.get(3)))
                    .as("named and not there: %s", threat)
                    .isEmpty();
        }
        assertThat(threats).hasSizeGreaterThan(30);
    }

    @Test
    void whatIsCalledProvenNamesTestsThatExist() throws IOException {
        NamedSources sources = new NamedSources();
        List<List<String>> proofs = NamedSources.rows("proofs.md", "what it must stand");
        for (List<String> proof : proofs) {
            assertThat(proof).hasSize(3);
            assertThat(sources.missing(proof.get(1) + proof.get(2)))
                    .as("named and not there: %s", proof)
                    .isEmpty();
        }
        assertThat(proofs).hasSizeGreaterThan(20).anyMatch(proof -> NamedSources.namesAny(proof.get(1)));
    }
}
