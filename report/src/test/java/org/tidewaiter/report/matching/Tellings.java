package org.tidewaiter.report.matching;

import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;

/** Short reports as several offices tell them. */
final class Tellings {

    private static final TraitsReader READER = TraitsReader.load();

    private Tellings() {}

    static Traits told(String country, String date, String place, String goods, String mode) {
        return told(country, date, place, goods, mode, "");
    }

    /** @param onRoute a country on the route; none if empty */
    static Traits told(String country, String date, String place, String goods, String mode, String onRoute) {
        String route = onRoute.isEmpty() ? "" : "{\"role\": \"TRANSIT\", \"country\": \"%s\"}".formatted(onRoute);
        return READER.of(ReportJson.mapper()
                .readValue("""
                {"formType": "SIMPLIFIED", "provenance": "MANUAL", "eventKind": "SEIZURE",
                 "eventDate": {"date": "%s", "precision": "DAY"}, "reportingCountry": "%s", "discoveryCountry": "%s",
                 "place": {"post": "%s"}, "goods": [%s], "route": [%s], "transport": {"mode": "%s"}}
                """.formatted(date, country, country, place, goods, route, mode), SeizureReport.class));
    }

    static String goods(String category, String kind, String amount, String unit) {
        return """
                {"category": "%s", "subcategory": "%s", "quantity": {"amount": "%s", "unit": "%s"}}
                """.formatted(category, kind, amount, unit);
    }
}
