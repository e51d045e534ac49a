package org.tidewaiter.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.web.component.State;

@SpringBootTest(
        classes = WebAlone.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tidewaiter.node.name=EE",
            "tidewaiter.node.part=national",
            "tidewaiter.node.originator=EE-CUSTOMS",
            "tidewaiter.node.title.en=Estonia",
            "tidewaiter.node.title.fr=Estonie",
            "tidewaiter.zone=Europe/Tallinn",
            "tidewaiter.demonstration=true"
        })
@ExtendWith(OutputCaptureExtension.class)
class ShellTest {

    private static final String PLANTED = "Juhan Tamm 38504120234";

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(
            strings = {"/design", "/design/sign-in", "/nowhere", "/api/v1/nowhere", "/trouble/thrown", "/favicon.ico"})
    void putsTheSecurityPolicyOnEveryAnswer(String path) throws Exception {
        var answer = send(get(path));

        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly(SecurityHeaders.CONTENT_SECURITY_POLICY);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    }

    @Test
    void allowsNeitherInlineScriptNorInlineStyle() {
        assertThat(SecurityHeaders.CONTENT_SECURITY_POLICY)
                .doesNotContain("unsafe")
                .startsWith("default-src 'none'");
    }

    @Test
    void servesFilesForEverUnderAnAddressThatChangesWithThem() throws Exception {
        String address = found(send(get("/design")).body(), "href=\"(/assets/[0-9a-f]{12}/tokens\\.css)\"");
        var file = send(get(address));
        var font = send(get(address.replace("tokens.css", "fonts/plex-sans-latin.woff2")));

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000", "immutable");
        assertThat(font.statusCode()).isEqualTo(200);
    }

    @Test
    void speaksTheLanguageOfTheBrowserUntilTheReaderChooses() throws Exception {
        assertThat(send(get("/nowhere").header("Accept-Language", "fr-BE,fr;q=0.9,en;q=0.5"))
                        .body())
                .contains("<html lang=\"fr\"", "Il n’y a rien ici", "Nœud national", "Estonie");
        assertThat(send(get("/nowhere").header("Accept-Language", "fr").header("Cookie", "tw_language=en"))
                        .body())
                .contains("<html lang=\"en\"", "There is nothing here", "National node", "Estonia");
    }

    @Test
    void keepsTheChosenLanguageAndComesBackToThePage() throws Exception {
        var kept = send(choose("language=fr&back=%2Fdesign%3Fq%3Dtabac"));

        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(kept.headers().firstValue("Location")).hasValue("/design?q=tabac");
        assertThat(kept.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("tw_language=fr", "SameSite=Lax", "HttpOnly"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%2F%2Fevil.example", "https%3A%2F%2Fevil.example", "%2F%5Cevil.example", "%2F%09%2Fevil.example"
            })
    void comesBackToOwnPathsOnly(String back) throws Exception {
        assertThat(send(choose("language=fr&back=" + back)).headers().firstValue("Location"))
                .hasValue("/");
    }

    @Test
    void refusesAPreferenceWithoutProofThatOurPageSentIt() throws Exception {
        var refused = send(get("/preferences")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("language=fr")));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("tw_language"));
    }

    @Test
    void showsTheEntriesThatTheAccountMayUse() throws Exception {
        String signedIn = send(signedIn("/design")).body();

        assertThat(signedIn).contains("href=\"/record\"", "href=\"/network\"", "Mari Tamm", "Coordinator");
        assertThat(signedIn).doesNotContain("href=\"/accounts\"");
        assertThat(signedIn).contains("href=\"/design\" aria-current=\"page\"");
        assertThat(send(get("/design")).body()).doesNotContain("href=\"/record\"");
    }

    @Test
    void showsEveryStateOnTheDesignPage() throws Exception {
        String design = send(get("/design")).body();

        for (State state : State.values()) {
            assertThat(design).contains("#" + state.icon() + "\"", "tw-chip--" + state.tone());
        }
    }

    @Test
    void writesTimesInTheZoneOfTheNode() throws Exception {
        assertThat(send(get("/design")).body()).contains("3 May 2026, 02:10 EEST");
    }

    @Test
    void tellsOnThePageAfterARedirectWhatWasDone() throws Exception {
        var done = send(get("/trouble/none"));
        String session = done.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");

        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(send(get("/design").header("Cookie", session)).body()).contains("It is done.");
        assertThat(send(get("/design").header("Cookie", session)).body()).doesNotContain("It is done.");
    }

    @Test
    void answersAFaultOfOursWithAReferenceAndNothingOfTheException(CapturedOutput log) throws Exception {
        var answer = send(get("/trouble/thrown").header("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(500);
        String reference = found(answer.body(), "<code>([0-9A-Z]{4}-[0-9A-Z]{4})</code>");
        assertThat(answer.body())
                .contains("The fault is on our side")
                .doesNotContain(PLANTED, "IllegalStateException", "\tat ", "org.tidewaiter");
        assertThat(log.getAll())
                .contains("Problem " + reference + ": 500", "IllegalStateException", "ShellTest$Trouble.thrown")
                .doesNotContain(PLANTED);
    }

    @Test
    void answersAConflictInTheFormThatEachReaderUnderstands() throws Exception {
        var page = send(get("/trouble/conflict").header("Accept", "text/html"));
        var fragment = send(get("/trouble/conflict").header("HX-Request", "true"));
        var details = send(get("/trouble/conflict").header("Accept", "application/json"));

        assertThat(List.of(page.statusCode(), fragment.statusCode(), details.statusCode()))
                .containsOnly(409);
        assertThat(page.body()).contains("<!doctype html>", "Someone was here before you", "What was kept");
        assertThat(fragment.body()).doesNotContain("<html").contains("Someone was here before you");
        assertThat(fragment.headers().firstValue("HX-Retarget")).hasValue("#problem");
        assertThat(details.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(details.body())
                .contains("\"code\":\"version-superseded\"", "\"path\":\"goods[0].brand\"", "\"rule\":\"too-long\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503})
    void hasWordsOfItsOwnForEachProblem(int status) throws Exception {
        var answer = send(signedIn("/design/problem/" + status));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("web.problem").contains("What to do");
    }

    @Test
    void saysWhichMethodsAnAddressTakes() throws Exception {
        var answer = send(get("/trouble/conflict").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        var refused = send(get("/preferences").header("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).hasValue("POST");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /trouble/number?count=a%20lot | The value of "count" does not have the form
            /trouble/number               | "count" is asked for here and was not sent
            /trouble/body                 | This address answers POST only
            """)
    void namesTheFieldOrTheMethodThatDoesNotFitAndNothingThatWasSent(String path, String words) throws Exception {
        var details = send(get(path).header("Accept", "application/json"));

        assertThat(details.body()).contains(words.replace("\"", "\\\"")).doesNotContain("a lot", "a%20lot");
    }

    @Test
    void saysWhereABodyCannotBeReadAndWhichKindsItTakes() throws Exception {
        var unreadable = send(body("application/json", "{\"count\": 1,\n\"" + PLANTED + "\": oops}"));
        var foreign = send(body("text/csv", PLANTED));

        assertThat(unreadable.statusCode()).isEqualTo(400);
        assertThat(unreadable.body())
                .contains("cannot be read from line 2, column")
                .doesNotContain(PLANTED);
        assertThat(foreign.statusCode()).isEqualTo(415);
        assertThat(foreign.body()).contains("takes application/json only").doesNotContain(PLANTED);
    }

    private HttpRequest.Builder body(String type, String text) throws Exception {
        return visited("/trouble/body")
                .header("Accept", "application/json")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(text));
    }

    @Test
    void asksHtmxToEvaluateNothingAndToKeepNoPages() throws Exception {
        assertThat(send(get("/design")).body())
                .contains("\"allowEval\":false", "\"allowScriptTags\":false", "\"historyCacheSize\":0");
    }

    private HttpRequest.Builder choose(String form) throws Exception {
        return visited("/preferences")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    /** With the session and the token of somebody who has opened a page before. */
    private HttpRequest.Builder visited(String path) throws Exception {
        var page = send(get("/design"));
        return get(path)
                .header(
                        "Cookie",
                        page.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", ""))
                .header("X-CSRF-TOKEN", found(page.body(), "name=\"_csrf\" value=\"([^\"]+)\""));
    }

    private HttpRequest.Builder signedIn(String path) {
        String credentials = Base64.getEncoder().encodeToString("Mari Tamm:tide".getBytes(StandardCharsets.UTF_8));
        return get(path).header("Authorization", "Basic " + credentials).header("Accept", "text/html");
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @Controller
    static class Trouble {

        @GetMapping("/trouble/thrown")
        String thrown() {
            throw new IllegalStateException(PLANTED);
        }

        @GetMapping("/trouble/none")
        String none(RedirectAttributes afterwards) {
            afterwards.addFlashAttribute(Page.TOLD, "It is done.");
            return "redirect:/design";
        }

        @GetMapping("/trouble/number")
        String number(@RequestParam int count) {
            return "redirect:/design";
        }

        @PostMapping(path = "/trouble/body", consumes = "application/json")
        String body(@RequestBody Map<String, Integer> counts) {
            return "redirect:/design";
        }

        @GetMapping("/trouble/conflict")
        String conflict() {
            throw ProblemException.of(HttpStatus.CONFLICT, "version-superseded", "web.problem.409.happened")
                    .withFaults(List.of(new Fault("goods[0].brand", "too-long", "Shorten the brand.")));
        }
    }
}
