package org.tidewaiter.node.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tidewaiter.node.agreements.Seizures;
import org.tidewaiter.node.intake.IntakeNode.Reply;

/**
 * Whoever belongs to one member of a gateway opens everything that Spring maps, with the identifiers of another member's
 * things in hand, and finds nothing of them: neither a word, nor a name, nor a figure that has changed.
 */
@GatewayMembersTest
class MemberWalkTest {

    /** Stands in every text of the Polish things. */
    private static final String PLANTED = "zqxpolish7";

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    /** What changes from one look to the next although nothing has happened. */
    private static final Pattern PASSING =
            Pattern.compile("name=\"_csrf\" value=\"[^\"]*\"|hx-headers=\"[^\"]*\"|\"reference\":\"[^\"]*\""
                    + "|>just now<|>\\d+ minutes? ago<");

    @Autowired
    WebApplicationContext node;

    @Autowired
    JdbcClient sql;

    @LocalServerPort
    int port;

    private IntakeNode poland;
    private IntakeNode lithuania;
    private Browser polish;
    private Browser lithuanian;

    @BeforeEach
    void people() {
        poland = new IntakeNode(port, IntakeNode.COORDINATOR);
        lithuania = new IntakeNode(port, IntakeNode.SECOND);
        polish = Browser.signedIn(port, "en", "pl-coordinator");
        lithuanian = Browser.signedIn(port, "en", "lt-coordinator");
        // A page of theirs says when their token was used, which is written once an hour.
        good(lithuania.get("/api/v1/me"));
    }

    /** Addresses of everything that can be read, with all combinations of these in the places of variables. */
    private List<String> addresses(List<String> known) {
        var mapping = node.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        List<String> addresses = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, endpoint) -> {
            var methods = info.getMethodsCondition().getMethods();
            if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                info.getPatternValues().forEach(pattern -> addresses.addAll(filled(pattern, known)));
            }
        });
        return addresses;
    }

    private static List<String> filled(String pattern, List<String> known) {
        Matcher variable = VARIABLE.matcher(pattern);
        if (!variable.find()) {
            return List.of(pattern);
        }
        return known.stream()
                .flatMap(value -> filled(variable.replaceFirst(Matcher.quoteReplacement(value)), known).stream())
                .toList();
    }

    private static String seen(String address, IntakeNode program, Browser person) {
        if (address.startsWith("/api/")) {
            Reply reply = program.get(address);
            return well(address, reply.status(), reply.body());
        }
        Browser.Seen page = person.get(address);
        return well(address, page.status(), page.html());
    }

    /** Whatever is asked for, nothing breaks. */
    private static String well(String address, int status, String said) {
        assertThat(status).as(address).isLessThan(500);
        return PASSING.matcher(said).replaceAll("");
    }

    /** A released case, a picture, an import, a mapping, a draft and an account of Poland: what they are called by. */
    private Map<String, String> plant() throws IOException {
        Map<String, String> things = new LinkedHashMap<>();
        String document = Cases.cigarettes("walk-" + PLANTED)
                .replace("\"discoveryCountry\":\"EE\"", "\"discoveryCountry\":\"PL\"")
                .replace("Narva-1", "Kuznica " + PLANTED)
                .replace(
                        "\"subcategory\":\"CIGARETTES\"",
                        "\"subcategory\":\"CIGARETTES\",\"brand\":\"" + PLANTED + "\"")
                .replace("Planted Drivername", "Driver " + PLANTED);
        Reply recorded = good(poland.post("/api/v1/reports", document));
        String record = recorded.json().path("record").stringValue();
        things.put("record", record);
        things.put("number", recorded.json().path("number").stringValue());
        Reply picture =
                good(poland.file("/api/v1/records/" + record + "/pictures?kind=GOODS", "image/jpeg", picture()));
        things.put("picture", picture.json().path("picture").stringValue());
        String line =
                Cases.line(Seizures.with(document, "\"provenance\":\"FILE\"").replace("walk-", "file-"));
        Reply brought = good(poland.file(
                "/api/v1/imports?name=" + PLANTED + ".ndjson&mapping=reports", line.getBytes(StandardCharsets.UTF_8)));
        things.put("import", brought.json().path("id").stringValue());
        polish.get("/record");
        String form = polish.post("/record", "form", "SIMPLIFIED", "category", "TOBACCO")
                .path();
        things.put("draft", form.substring(form.lastIndexOf('/') + 1));
        things.put(
                "person",
                sql.sql("select cast(id as text) from access.account where name = 'pl-coordinator'")
                        .query(String.class)
                        .single());
        return things;
    }

    private static Reply good(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isIn(200, 201);
        return reply;
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }

    @Test
    void nothingThatAMembersPeopleCanOpenTellsOfAnotherMember() throws IOException {
        Map<String, String> things = plant();
        List<String> known = new ArrayList<>(things.values());
        known.add("PL-CUSTOMS");
        List<String> told = new ArrayList<>();
        int own = 0;
        for (String address : addresses(known)) {
            String said = seen(address, lithuania, lithuanian).toLowerCase(Locale.ROOT);
            List<String> forbidden = new ArrayList<>(List.of(PLANTED, "pl-coordinator"));
            things.values().stream().filter(thing -> !address.contains(thing)).forEach(forbidden::add);
            forbidden.stream().filter(said::contains).forEach(word -> told.add(word + " at " + address));
            own += seen(address, poland, polish).contains(PLANTED) ? 1 : 0;
        }

        assertThat(told).isEmpty();
        assertThat(own).as("places at which Poland finds its own").isGreaterThan(10);
    }

    @Test
    void noFigureOrListThatAMembersPeopleSeeChangesWhenAnotherMemberReports() throws IOException {
        Map<String, String> before = new LinkedHashMap<>();
        for (String address : addresses(List.of())) {
            String said = seen(address, lithuania, lithuanian);
            if (said.equals(seen(address, lithuania, lithuanian))) {
                before.put(address, said);
            }
        }
        plant();

        assertThat(before.keySet()).contains("/reports", "/work", "/api/v1/reports", "/api/v1/reports/count");
        before.forEach((address, said) ->
                assertThat(seen(address, lithuania, lithuanian)).as(address).isEqualTo(said));
    }
}
