package org.tidewaiter.node.intake.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.template.TemplateMapping;
import org.tidewaiter.node.intake.Browser;
import org.tidewaiter.node.intake.IntakeNode;
import org.tidewaiter.node.intake.IntakeTest;

@IntakeTest
class TemplatesTest {

    private static final String TEMPLATES = "/api/v1/templates/";

    @LocalServerPort
    private int port;

    @Test
    void theApiGivesTemplatesInBothFormatsAndLanguages() throws Exception {
        IntakeNode officer = new IntakeNode(port, IntakeNode.OFFICER);
        assertThat(officer.get(TEMPLATES + "TOBACCO.csv?language=fr").body())
                .startsWith("Référence propre du dossier * [case.TOBACCO],");
        assertThat(officer.get(TEMPLATES + "WEAPONS_EXPLOSIVES.csv?language=en").body())
                .startsWith("Own reference of the case * [case.WEAPONS_EXPLOSIVES],");
        assertThat(officer.get(TEMPLATES + "NONE.csv").status()).isEqualTo(404);
        assertThat(officer.get(TEMPLATES + "TOBACCO.csv?language=xx").status()).isEqualTo(400);
    }

    @Test
    void aTemplateIsRecognisedByItsOwnMapping() throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + port + TEMPLATES + "CITES.xlsx?language=fr"))
                                .header("Authorization", "Bearer " + IntakeNode.ANALYST)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"tidewaiter-cites-fr.xlsx\"");
        assertThat(TemplateMapping.of(() -> new ByteArrayInputStream(answer.body())))
                .map(Mapping::name)
                .hasValue("template-cites");
    }

    @Test
    void aFilledTemplateNeedsNoMapping() {
        IntakeNode coordinator = new IntakeNode(port, IntakeNode.COORDINATOR);
        String template = coordinator.get(TEMPLATES + "TOBACCO.csv?language=en").body();
        var brought = coordinator.file("/api/v1/imports?name=filled.csv", template.getBytes(StandardCharsets.UTF_8));
        assertThat(brought.status()).as(brought.body()).isEqualTo(201);
        assertThat(brought.json().path("state").stringValue()).isEqualTo("mapped");
        assertThat(brought.json().path("mapping").path("name").stringValue()).isEqualTo("template-tobacco");
    }

    @Test
    void thePageOffersThemToThoseWhoImport() {
        Browser coordinator = Browser.signedIn(port, "en", "coordinator");
        assertThat(coordinator.get("/imports/templates").html())
                .contains("Templates to fill", "/imports/templates/CULTURAL_HERITAGE.xlsx");
        assertThat(coordinator.get("/imports/templates/TOBACCO.csv").html()).contains("[goods.quantity.unit]");
        assertThat(Browser.signedIn(port, "en", "officer")
                        .get("/imports/templates")
                        .status())
                .isEqualTo(403);
    }
}
