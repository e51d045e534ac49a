package org.tidewaiter.node.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.node.Person.ok;
import static org.tidewaiter.node.agreements.Seizures.cigarettes;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.node.Person;
import org.tidewaiter.node.Person.Reply;
import org.tidewaiter.node.TwoNodes;
import org.tidewaiter.node.access.Browser;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestAccounts;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.delivery.Letters;
import org.tidewaiter.node.delivery.Letters.LetterState;
import tools.jackson.databind.JsonNode;

/** A question of the hub and its answer, over two whole nodes, real HTTP and databases of their own. */
class QuestionTest {

    private static final String PERSONAL = "Call the driver at +372 5555 1234";

    private static TwoNodes nodes;
    private static Person officer;
    private static Person coordinator;
    private static Person analyst;

    @BeforeAll
    static void start() {
        nodes = new TwoNodes();
        officer = Person.at(nodes.nationalNode, "mari", Role.OFFICER);
        coordinator = Person.at(nodes.nationalNode, "kadri", Role.COORDINATOR);
        analyst = Person.at(nodes.hubNode, "amelie", Role.ANALYST);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.text()).contains(code);
    }

    private static void release(String record) {
        ok(coordinator.post("/api/v1/records/" + record + "/release", "{\"text\":false}"));
    }

    /** A report that has arrived, by its address at both nodes. */
    private static String arrived() {
        String record = ok(officer.post("/api/v1/reports", cigarettes("40")))
                .path("record")
                .stringValue();
        release(record);
        Awaiting.until("it has a number", () -> summary(record).has("number"));
        String address =
                "/api/v1/reports/EE-CUSTOMS/" + summary(record).path("number").stringValue();
        Awaiting.until(
                "it is on the work list",
                () -> analyst.get(address + "/assessment").status() == 200);
        Awaiting.until(
                "its receipt is here", () -> coordinator.get(address).text().contains("\"state\":\"DELIVERED\""));
        return address;
    }

    private static JsonNode summary(String record) {
        return coordinator.get("/api/v1/records/" + record).json().path("summary");
    }

    private static String record(Person person, String address) {
        return ok(person.get(address)).path("summary").path("record").stringValue();
    }

    private static JsonNode asked(String address, String text) {
        return ok(analyst.post(
                address + "/questions",
                "{\"version\":1,\"fields\":[\"goods[0].quantity\"],\"text\":\"" + text + "\"}"));
    }

    private static JsonNode only(Person person, String address) {
        JsonNode questions = ok(person.get(address + "/questions"));
        return questions.size() == 1 ? questions.get(0) : questions.path("none");
    }

    private static void awaitState(Person person, String address, String state) {
        Awaiting.until(
                "the question is " + state,
                () -> only(person, address).path("state").stringValue("").equals(state));
    }

    private static String status(String address) {
        return ok(analyst.get(address + "/assessment"))
                .path("report")
                .path("status")
                .stringValue();
    }

    @Test
    void aQuestionArrivesIsAnsweredByTextAndBothSeeIt() {
        String address = arrived();
        asked(address, "Are these cartons of ten packets?");
        assertThat(status(address)).isEqualTo("QUERIED");

        awaitState(coordinator, address, "OPEN");
        JsonNode question = only(coordinator, address);
        assertThat(question.path("text").stringValue()).isEqualTo("Are these cartons of ten packets?");
        assertThat(question.path("fields").path(0).stringValue()).isEqualTo("goods[0].quantity");
        assertThat(question.path("askedBy").isNull())
                .as("who asked stays at the hub")
                .isTrue();
        assertThat(ok(coordinator.get("/api/v1/questions")).toString())
                .contains(question.path("id").stringValue());
        Awaiting.until(
                "the hub knows that it has arrived",
                () -> only(analyst, address)
                        .path("letter")
                        .path("state")
                        .stringValue("")
                        .equals("ARRIVED"));

        String id = question.path("id").stringValue();
        ok(coordinator.post("/api/v1/questions/" + id + "/answers", "{\"text\":\"Yes, of ten.\"}"));

        awaitState(analyst, address, "ANSWERED");
        JsonNode answer = only(analyst, address).path("answers").path(0);
        assertThat(answer.path("text").stringValue()).isEqualTo("Yes, of ten.");
        assertThat(answer.path("writtenBy").isNull())
                .as("who answered stays at home")
                .isTrue();
        assertThat(only(coordinator, address)
                        .path("answers")
                        .path(0)
                        .path("writtenBy")
                        .stringValue())
                .isEqualTo("kadri");
        assertThat(status(address)).isEqualTo("QUERIED");
    }

    @Test
    void aCorrectionSettlesTheQuestionByItselfAndVerifyingClosesIt() {
        String address = arrived();
        asked(address, "Is the quantity right?");
        awaitState(coordinator, address, "OPEN");

        String record = record(coordinator, address);
        String corrected = cigarettes("400").strip();
        ok(officer.post(
                address + "/corrections", corrected.substring(0, corrected.length() - 1) + ",\"seenVersion\":1}"));
        release(record);

        Awaiting.until("the hub has the correction", () -> status(address).equals("CORRECTED"));
        awaitState(analyst, address, "CORRECTED");
        awaitState(coordinator, address, "CORRECTED");

        String number = address.substring(address.lastIndexOf('/') + 1);
        ok(analyst.post(
                "/api/v1/work-list/verify",
                "[{\"originator\":\"EE-CUSTOMS\",\"number\":\"" + number + "\",\"version\":2}]"));
        assertThat(status(address)).isEqualTo("VERIFIED");
        awaitState(coordinator, address, "CLOSED");
        assertProblem(
                coordinator.post(
                        "/api/v1/questions/"
                                + only(coordinator, address).path("id").stringValue() + "/answers",
                        "{\"text\":\"Too late\"}"),
                409,
                "question-closed");
    }

    @Test
    void textThatLooksLikePersonalDataIsHeldAndGoesOnlyMasked() {
        String address = arrived();
        assertProblem(
                analyst.post(address + "/questions", "{\"version\":1,\"text\":\"" + PERSONAL + "\"}"),
                422,
                "text-held");
        assertThat(status(address)).isEqualTo("UNVERIFIED");
        asked(address, "Which carrier?");
        awaitState(coordinator, address, "OPEN");
        String answers =
                "/api/v1/questions/" + only(coordinator, address).path("id").stringValue() + "/answers";

        assertProblem(coordinator.post(answers, "{\"text\":\"" + PERSONAL + "\"}"), 422, "text-held");
        assertThat(only(coordinator, address).path("state").stringValue()).isEqualTo("OPEN");
        ok(coordinator.post(answers, "{\"text\":\"" + PERSONAL + "\",\"decision\":\"MASK\"}"));

        awaitState(analyst, address, "ANSWERED");
        String arrived =
                only(analyst, address).path("answers").path(0).path("text").stringValue();
        assertThat(arrived).startsWith("Call the driver at").doesNotContain("5555");
    }

    @Test
    void nobodyAsksAboutAReportThatDidNotGoToThem() {
        TransactionTemplate transaction =
                new TransactionTemplate(nodes.hubNode.getBean(PlatformTransactionManager.class));
        Letters letters = nodes.hubNode.getBean(Letters.class);
        String held = ok(officer.post("/api/v1/reports", cigarettes("41")))
                .path("record")
                .stringValue();
        String body = "{\"question\":\"" + UUID.randomUUID() + "\",\"originator\":\"EE-CUSTOMS\",\"number\":\"" + held
                + "\",\"version\":1,\"fields\":[],\"text\":\"What is it?\",\"due\":\"2026-12-01T00:00:00Z\"}";

        UUID letter = Objects.requireNonNull(
                transaction.execute(status -> letters.send("EE", QuestionLetters.QUESTION, body)));
        UUID nonsense = Objects.requireNonNull(
                transaction.execute(status -> letters.send("EE", QuestionLetters.QUESTION, "{\"question\":7}")));

        Awaiting.until(
                "both are answered",
                () -> letters.states(Set.of(letter, nonsense)).values().stream()
                        .allMatch(state -> state.state() == LetterState.State.REFUSED));
        assertThat(reason(letters, letter)).isIn("report-unknown", "malformed");
        assertThat(reason(letters, nonsense)).isEqualTo("malformed");
    }

    private static @Nullable String reason(Letters letters, UUID letter) {
        return Objects.requireNonNull(letters.states(List.of(letter)).get(letter))
                .reason();
    }

    @Test
    void aQuestionTravelsWithoutTheNameOfWhoAsked() {
        String address = arrived();
        asked(address, "From which lorry park?");
        awaitState(coordinator, address, "OPEN");

        String letters = nodes.hubNode
                .getBean(DSLContext.class)
                .resultQuery(
                        "select string_agg(convert_from(decode(rpad(translate(split_part(jws, '.', 2), '-_', '+/'),"
                                + " (length(split_part(jws, '.', 2)) + 3) / 4 * 4, '='), 'base64'), 'UTF8'), ' ')"
                                + " from delivery.letter")
                .fetchSingle(0, String.class);
        assertThat(letters).contains("From which lorry park?").doesNotContain("amelie");
    }

    @Test
    void bothWorkThroughTheirPages() {
        String address = arrived();
        String report = "/reports/" + record(analyst, address);
        try (Browser hub = browser(nodes.hubNode, "amelie")) {
            assertThat(hub.get(report + "/ask").body()).contains("Ask Node EE", "Fields that it is about");
            assertThat(hub.post(report + "/ask", "version", "1", "text", PERSONAL)
                            .body())
                    .contains("Held: this looks like personal data", "a telephone number");
            assertThat(hub.post(report + "/ask", "version", "1", "text", " ").statusCode())
                    .isEqualTo(422);
            hub.post(report + "/ask", "version", "1", "field", "goods[0].quantity", "text", "Forty or four hundred?");
            assertThat(hub.get(report).body()).contains("Forty or four hundred?", "Asked of Node EE");
        }
        awaitState(coordinator, address, "OPEN");
        String id = only(coordinator, address).path("id").stringValue();
        try (Browser office = browser(nodes.nationalNode, "kadri")) {
            assertThat(office.get("/questions").body()).contains("Forty or four hundred?", "/questions/" + id);
            assertThat(office.get("/reports/" + record(coordinator, address)).body())
                    .contains("Asked by Node HUB", "/questions/" + id);
            assertThat(office.get("/questions/" + id).body()).contains("correct the report");
            office.post("/questions/" + id + "/answer", "text", "Forty.");
            assertThat(office.get("/questions?view=answered").body()).contains("/questions/" + id);
            office.post("/preferences", "language", "fr");
            assertThat(office.get("/questions/" + id).body()).contains("Posée par Nœud HUB");
        }
        try (Browser other = browser(nodes.nationalNode, "mari")) {
            assertThat(other.get("/questions").statusCode()).isEqualTo(403);
        }
        awaitState(analyst, address, "ANSWERED");
        assertThat(actions(nodes.hubNode)).contains("question.asked");
        assertThat(actions(nodes.nationalNode)).contains("question.answered");
    }

    private static Browser browser(org.springframework.context.ConfigurableApplicationContext node, String name) {
        Browser browser = new Browser(Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port")));
        browser.signIn(name, TestAccounts.PASSWORD);
        return browser;
    }

    private static List<String> actions(org.springframework.context.ConfigurableApplicationContext node) {
        return node.getBean(DSLContext.class)
                .resultQuery("select action from audit.entry")
                .fetch(0, String.class);
    }

    @Test
    void whatIsOverdueIsListedApart() {
        String address = arrived();
        asked(address, "Still waiting?");
        awaitState(coordinator, address, "OPEN");
        String id = only(coordinator, address).path("id").stringValue();
        nodes.nationalNode
                .getBean(DSLContext.class)
                .execute(
                        "update quality.question set due_at = now() - interval '1 day' where id = ?",
                        UUID.fromString(id));

        assertThat(ok(coordinator.get("/api/v1/questions?view=OVERDUE")).toString())
                .contains(id);
        assertThat(ok(analyst.get("/api/v1/questions?view=OVERDUE")).toString()).doesNotContain(id);
    }
}
