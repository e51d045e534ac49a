package org.tidewaiter.node.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.tidewaiter.node.NationalNodeTest;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.vocabulary.Program.Reply;

@NationalNodeTest
@Import(TestAccounts.class)
class ReferenceFilesTest {

    private static final String RATES = "/registers/rates";
    private static final String EQUIVALENT = RATES + "/equivalent?amount=1000&currency=USD&on=2026-05-03";
    private static final String GOOD = "Date,USD,JPY,\n2026-05-04,1.5,160,\n2026-05-01,1.25,N/A,\n";

    @LocalServerPort
    int port;

    @Autowired
    TestAccounts people;

    private Program administrator;

    @BeforeEach
    void administratorWithAToken() {
        administrator = program(Role.ADMINISTRATOR);
    }

    @AfterEach
    void takeOut() {
        administrator.delete(RATES);
        administrator.delete("/registers/taxa");
    }

    private Program program(Role role) {
        String name = "files-" + UUID.randomUUID().toString().substring(0, 8);
        return new Program(port, people.token(people.create(name, role)));
    }

    @Test
    void withoutAFileNoAmountHasAnEquivalent() {
        assertThat(administrator.get(RATES).json().has("file")).isFalse();
        assertThat(administrator.get(EQUIVALENT).json().path("outcome").asString())
                .isEqualTo("NO_RATE");
    }

    @Test
    void anEquivalentNamesItsRateItsDayAndItsSource() {
        assertThat(administrator
                        .csv("PUT", RATES + "?source=Central+bank", GOOD)
                        .status())
                .isEqualTo(200);
        Reply worth = program(Role.ANALYST).get(EQUIVALENT);
        assertThat(worth.json().path("amount").decimalValue()).isEqualByComparingTo("800");
        assertThat(worth.json().path("from").path("date").asString()).isEqualTo("2026-05-01");
        assertThat(worth.json().path("source").asString()).isEqualTo("Central bank");
        Reply loaded = administrator.get(RATES);
        assertThat(loaded.json().path("last").asString()).isEqualTo("2026-05-04");
        assertThat(loaded.json().path("file").path("rows").asInt()).isEqualTo(2);
    }

    @Test
    void aBadFileIsRefusedWithRowAndReasonAndTheOneBeforeStands() {
        administrator.csv("PUT", RATES + "?source=Good", GOOD);
        Reply refused = administrator.csv("PUT", RATES + "?source=Bad", GOOD + "2026-05-05,one,160,\n");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("faults").get(0).path("path").asString()).isEqualTo("row[4].usd");
        assertThat(refused.json().path("faults").get(0).path("message").asString())
                .contains("no rate");
        assertThat(administrator.get(RATES).json().path("file").path("source").asString())
                .isEqualTo("Good");
        assertThat(administrator.csv("PUT", RATES + "?source=", GOOD).status()).isEqualTo(422);
    }

    @Test
    void onlyAnAdministratorLoads() {
        Program coordinator = program(Role.COORDINATOR);
        assertThat(coordinator.csv("PUT", RATES + "?source=Mine", GOOD).status())
                .isEqualTo(403);
        assertThat(coordinator.delete(RATES).status()).isEqualTo(403);
        assertThat(coordinator.get(RATES).status()).isEqualTo(200);
    }

    @Test
    void loadedTaxaReplaceTheStartUntilTheyAreTakenOut() {
        assertThat(administrator
                        .get("/registers/taxa?q=manis+javanica")
                        .json()
                        .path("all")
                        .asInt())
                .isEqualTo(1);
        String fuller = "scientific name,rank,appendix\nGorgonia ventalina,species,\n";
        assertThat(administrator
                        .csv("PUT", "/registers/taxa?source=Checklist", fuller)
                        .status())
                .isEqualTo(200);
        assertThat(administrator
                        .get("/registers/taxa?q=gorgonia")
                        .json()
                        .path("all")
                        .asInt())
                .isEqualTo(1);
        assertThat(administrator
                        .get("/registers/taxa?q=manis+javanica")
                        .json()
                        .path("all")
                        .asInt())
                .isZero();
        assertThat(administrator.delete("/registers/taxa").status()).isEqualTo(204);
        assertThat(administrator
                        .get("/registers/taxa?q=manis+javanica")
                        .json()
                        .path("all")
                        .asInt())
                .isEqualTo(1);
    }
}
