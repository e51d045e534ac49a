package org.tidewaiter.node.intake.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.tidewaiter.node.agreements.Seizures;
import org.tidewaiter.node.intake.Cases;
import org.tidewaiter.node.intake.IntakeNode;
import org.tidewaiter.node.intake.IntakeNode.Reply;
import org.tidewaiter.node.intake.IntakeTest;
import tools.jackson.databind.JsonNode;

@IntakeTest
@TestPropertySource(properties = "tidewaiter.release.api=coordinator")
class DecisionsApiTest {

    private static final String RECORDS = "/api/v1/records/";

    private IntakeNode officer;
    private IntakeNode coordinator;

    @LocalServerPort
    private int port;

    @BeforeEach
    void programs() {
        officer = new IntakeNode(port, IntakeNode.OFFICER);
        coordinator = new IntakeNode(port, IntakeNode.COORDINATOR);
    }

    private String recorded() {
        Reply reply = officer.post("/api/v1/reports", Cases.cigarettes());
        assertThat(reply.json().path("state").stringValue()).isEqualTo("SUBMITTED");
        return RECORDS + reply.json().path("record").stringValue();
    }

    @Test
    void verifiesAndReleasesAndNumbersTheReport() {
        String record = recorded();
        assertThat(state(coordinator.post(record + "/verification", ""))).isEqualTo("VERIFIED");
        Reply released = coordinator.post(record + "/release", "{\"text\":false}");
        assertThat(released.status()).as(released.body()).isEqualTo(200);
        assertThat(released.json().path("number").isString()).isTrue();
    }

    @Test
    void sendsAgainOnlyWhatWasSignedAndOnlyForThoseWhoRelease() {
        String record = recorded();
        Reply unsigned = coordinator.post(record + "/sending", "");
        assertThat(unsigned.status()).isEqualTo(409);
        assertThat(unsigned.json().path("code").stringValue()).isEqualTo("report-wrong-state");
        coordinator.post(record + "/release", "{\"text\":false}");
        assertThat(coordinator.post(record + "/sending", "").status()).isEqualTo(200);
        assertThat(officer.post(record + "/sending", "").status()).isEqualTo(403);
    }

    @Test
    void refusesToVerifyWhatIsVerified() {
        String record = recorded();
        coordinator.post(record + "/verification", "");
        Reply again = coordinator.post(record + "/verification", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("code").stringValue()).isEqualTo("report-wrong-state");
    }

    @Test
    void givesAReportBackAndTakesItRewritten() {
        String record = recorded();
        assertThat(state(coordinator.post(record + "/return", ""))).isEqualTo("RETURNED");
        String rewritten = Seizures.with(Cases.cigarettes().replace("Narva-1", "Luhamaa"), "\"seenVersion\":0");
        assertThat(state(officer.post(record + "/corrections", rewritten))).isEqualTo("SUBMITTED");
    }

    @Test
    void correctsASignedReportUnderItsNumber() {
        String signed = signed();
        Reply reply = coordinator.post(
                signed + "/corrections",
                Seizures.with(Cases.cigarettes().replace("Narva-1", "Luhamaa"), "\"seenVersion\":1"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    @Test
    void refusesACorrectionFromAnOldVersion() {
        Reply reply =
                coordinator.post(signed() + "/corrections", Seizures.with(Cases.cigarettes(), "\"seenVersion\":0"));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().path("code").stringValue()).isEqualTo("report-changed-meanwhile");
    }

    @Test
    void asksForTheVersionThatACorrectionWasWrittenFrom() {
        Reply reply = coordinator.post(signed() + "/corrections", Cases.cigarettes());
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/faults/0/rule").stringValue()).isEqualTo("seen-version");
    }

    @Test
    void withdrawsWithAReasonOfTheList() {
        String record = recorded();
        assertThat(officer.post(record + "/withdrawal", "{\"reason\":\"BECAUSE\"}")
                        .status())
                .isEqualTo(422);
        assertThat(state(officer.post(record + "/withdrawal", "{\"reason\":\"DUPLICATE\"}")))
                .isEqualTo("WITHDRAWN");
        Reply again = officer.post(record + "/withdrawal", "{\"reason\":\"DUPLICATE\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("code").stringValue()).isEqualTo("report-withdrawn");
    }

    @Test
    void leavesDecisionsToThoseWhoMayTakeThem() {
        assertThat(officer.post(recorded() + "/release", "{}").status()).isEqualTo(403);
    }

    @Test
    void knowsNoReportThatIsNotThere() {
        Reply reply = coordinator.post(RECORDS + "00000000-0000-7000-8000-000000000000/verification", "");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("code").stringValue()).isEqualTo("report-not-found");
    }

    /** Address of a report whose first version is signed. */
    private String signed() {
        String record = recorded();
        coordinator.post(record + "/release", "{}");
        JsonNode[] answer = new JsonNode[1];
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            answer[0] = coordinator.post(record + "/release", "{}").json();
            assertThat(versionOf(record)).isEqualTo(1);
        });
        return record;
    }

    private int versionOf(String record) {
        return coordinator.delete(record + "/hold").json().path("version").intValue();
    }

    private static String state(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("state").stringValue();
    }
}
