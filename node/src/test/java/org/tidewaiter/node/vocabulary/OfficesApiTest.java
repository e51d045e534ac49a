package org.tidewaiter.node.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.tidewaiter.node.NationalNodeTest;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.audit.AuditEntry;
import org.tidewaiter.node.audit.AuditFilter;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.node.vocabulary.Program.Reply;
import tools.jackson.databind.node.ObjectNode;

@NationalNodeTest
@Import(TestAccounts.class)
class OfficesApiTest {

    private static final String OFFICES = "/registers/offices";

    @LocalServerPort
    int port;

    @Autowired
    TestAccounts people;

    @Autowired
    AuditTrail audit;

    private Program coordinator;
    private String code;

    @BeforeEach
    void coordinatorWithAToken() {
        coordinator = program(Role.COORDINATOR);
        code = "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    private Program program(Role role) {
        String name = "register-" + UUID.randomUUID().toString().substring(0, 8);
        return new Program(port, people.token(people.create(name, role)));
    }

    private static String office(String code, String more) {
        return """
                {"code": "%s", "kind": "LAND_BORDER_CROSSING", "nameEn": "Post %s", "country": "EE"%s}""".formatted(code, code, more);
    }

    @Test
    void anOfficeIsAddedCorrectedEndedAndTakenBackIntoUse() {
        Reply added =
                coordinator.post(OFFICES, office(code, ", \"latitude\": \"59.3772\", \"longitude\": \"28.1903\""));
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("latitude").decimalValue()).isEqualByComparingTo("59.4");

        ObjectNode changed = (ObjectNode) added.json();
        changed.put("nameFr", "Poste de Narva");
        Reply corrected = coordinator.put(OFFICES + "/" + code, changed.toString());
        assertThat(corrected.json().path("revision").asInt()).isEqualTo(2);
        assertThat(corrected.json().path("nameFr").asString()).isEqualTo("Poste de Narva");

        Reply ended = coordinator.post(OFFICES + "/" + code + "/end", "{}");
        assertThat(ended.json().path("validTo").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        Reply back = coordinator.post(OFFICES + "/" + code + "/reinstatement", "{}");
        assertThat(back.json().has("validTo")).isFalse();
        assertThat(back.json().path("revision").asInt()).isEqualTo(4);
    }

    @Test
    void everyChangeIsInTheAuditTrail() {
        coordinator.post(OFFICES, office(code, ""));
        coordinator.post(OFFICES + "/" + code + "/end?on=2026-01-31", "{}");
        coordinator.post(OFFICES + "/" + code + "/reinstatement", "{}");

        var administrator = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);
        assertThat(audit.entries(administrator, AuditFilter.ALL, Optional.empty(), 100))
                .filteredOn(entry -> entry.subject().equals(code))
                .extracting(AuditEntry::action)
                .containsExactly("office.reinstated", "office.ended", "office.added");
    }

    @Test
    void aCorrectionOnTopOfAnotherOneIsRefused() {
        Reply added = coordinator.post(OFFICES, office(code, ""));
        ObjectNode first = (ObjectNode) added.json();
        first.put("nameEn", "Narva");
        assertThat(coordinator.put(OFFICES + "/" + code, first.toString()).status())
                .isEqualTo(200);
        first.put("nameEn", "Koidula");
        assertThat(coordinator.put(OFFICES + "/" + code, first.toString()).status())
                .isEqualTo(409);
        assertThat(coordinator.get(OFFICES + "/" + code).json().path("nameEn").asString())
                .isEqualTo("Narva");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code      | lower-case code? no! | office-code",
                "kind      | CASTLE               | office-kind",
                "country   | XX                   | office-country",
                "nameEn    | ''                   | office-name-missing",
                "locode    | EE1                  | office-locode",
                "locode    | LVRIX                | office-locode-country",
                "latitude  | 91                   | office-coordinates",
                "latitude  | 59.4                 | office-coordinates-pair",
                "validFrom | 3 May                | office-date",
            })
    void whatIsWrongIsToldBesideItsField(String field, String value, String rule) {
        ObjectNode office =
                (ObjectNode) org.tidewaiter.report.ReportJson.mapper().readTree(office(code, ""));
        office.put(field, value);
        Reply refused = coordinator.post(OFFICES, office.toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("faults").get(0).path("path").asString()).isEqualTo(field);
        assertThat(refused.json().path("faults").get(0).path("rule").asString()).isEqualTo(rule);
        assertThat(coordinator.get(OFFICES + "/" + code).status()).isEqualTo(404);
    }

    @Test
    void aCodeIsGivenOnce() {
        coordinator.post(OFFICES, office(code, ""));
        Reply again = coordinator.post(OFFICES, office(code, ""));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("office-code-taken");
    }

    @Test
    void officersAndAnalystsReadTheRegisterAndChangeNothing() {
        coordinator.post(OFFICES, office(code, ""));
        for (Role role : new Role[] {Role.OFFICER, Role.ANALYST}) {
            Program reader = program(role);
            assertThat(reader.get(OFFICES + "/" + code).status()).isEqualTo(200);
            assertThat(reader.post(OFFICES, office(code + "X", "")).status()).isEqualTo(403);
            assertThat(reader.post(OFFICES + "/" + code + "/end", "{}").status())
                    .isEqualTo(403);
        }
        assertThat(program(Role.ADMINISTRATOR)
                        .post(OFFICES + "/" + code + "/end", "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTableIsTakenWholeOrNotAtAll() {
        String good = "code,kind,name en,country\n%s,INLAND,Tartu road check,EE\n".formatted(code);
        Reply refused = coordinator.csv("POST", OFFICES, good + code + "2,CASTLE,Castle,EE\n");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("faults").get(0).path("path").asString()).isEqualTo("row[3].kind");
        assertThat(coordinator.get(OFFICES + "/" + code).status()).isEqualTo(404);

        assertThat(coordinator.csv("POST", OFFICES, good).json().path("added").asInt())
                .isEqualTo(1);
        assertThat(coordinator
                        .csv("POST", OFFICES, good)
                        .json()
                        .path("unchanged")
                        .asInt())
                .isEqualTo(1);
        Reply corrected = coordinator.csv("POST", OFFICES, good.replace("Tartu", "Valga"));
        assertThat(corrected.json().path("corrected").asInt()).isEqualTo(1);
    }

    @Test
    void anOfficeIsFoundAmongThePlacesAtOnce() {
        assertThat(coordinator
                        .get("/registers/places?q=" + code)
                        .json()
                        .path("all")
                        .asInt())
                .isZero();
        coordinator.post(OFFICES, office(code, ", \"nameLocal\": \"Käärmesilla " + code + "\""));
        assertThat(coordinator
                        .get("/registers/places?q=kaarmesilla+" + code)
                        .json()
                        .path("all")
                        .asInt())
                .isEqualTo(1);
        Reply meant = coordinator.get("/registers/places/resolution?text=kaarmesilla+" + code);
        assertThat(meant.json().path("meant").path("code").asString()).isEqualTo(code);
        assertThat(meant.json().path("candidates").get(0).path("how").asString())
                .isEqualTo("OTHER_NAME");
    }

    @Test
    void aTextThatMeansSeveralPlacesNamesTheCountryAlone() {
        Reply found = coordinator.get("/registers/places/resolution?text=Nairobi");
        assertThat(found.json().has("meant")).isFalse();
        assertThat(found.json().path("country").asString()).isEqualTo("KE");
        assertThat(found.json().path("all").asInt()).isGreaterThan(1);
    }
}
