package org.tidewaiter.demo.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cigarettes of one brand in lorries on one route. */
final class TourCases {

    private static final String FROM = "BY";
    private static final String TO = "SE";

    private TourCases() {}

    /** The case of the tour: with its driver and the reference under which both systems of the country know it. */
    static ObjectNode withDriver() {
        ObjectNode document = in("EE", "Narva", 1, "412000");
        document.putObject("offenders").put("count", 1);
        ObjectNode nominal = document.putObject("nominal");
        nominal.put(
                "nationalCaseRef",
                "EST/2026/" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT));
        nominal.put("driver", "Juhan Tamberg");
        nominal.putArray("vehiclePlates").add("483 KLM");
        nominal.put("narrative", "The driver Juhan Tamberg said that he had not seen the loading of the pallets.");
        ObjectNode driver = nominal.putArray("persons").addObject();
        driver.put("familyName", "Tamberg");
        driver.put("givenNames", "Juhan");
        driver.putArray("documents").addObject().put("kind", "PASSPORT").put("number", "KB0718293");
        return document;
    }

    /** A case like it, of some days before. */
    static ObjectNode like(String country, String post, int daysAgo, String sticks) {
        return in(country, post, daysAgo, sticks);
    }

    private static ObjectNode in(String country, String post, int daysAgo, String sticks) {
        ObjectNode document = template();
        document.put("reportingCountry", country);
        document.put("discoveryCountry", country);
        document.putObject("place").put("post", post);
        document.putObject("eventDate")
                .put("date", LocalDate.now().minusDays(daysAgo).toString())
                .put("precision", "DAY");
        ((ObjectNode) document.path("goods").path(0).path("quantity")).put("amount", sticks);
        ArrayNode route = document.putArray("route");
        route.addObject().put("role", "DEPARTURE").put("country", FROM);
        route.addObject().put("role", "DISCOVERY").put("country", country);
        route.addObject().put("role", "DESTINATION").put("country", TO);
        return document;
    }

    private static ObjectNode template() {
        try (InputStream file = TourCases.class.getResourceAsStream("case.json")) {
            return (ObjectNode) ReportJson.mapper().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
