package org.tidewaiter.node.intake;

/** Reports to hand in. */
final class Cases {

    private Cases() {}

    /** Cigarettes in a lorry, with a driver and a case reference that must stay here. */
    static String cigarettes() {
        return """
                {"formType":"STANDARD","eventKind":"SEIZURE",
                 "eventDate":{"date":"2026-05-03","precision":"DAY"},
                 "reportingAgency":"CUSTOMS","discoveryCountry":"EE","locationType":"LAND_BORDER_CROSSING",
                 "place":{"post":"Narva-1"},"direction":"IMPORT","offence":"SMUGGLING",
                 "goods":[{"category":"TOBACCO","subcategory":"CIGARETTES",
                   "quantity":{"amount":"40","unit":"CT","basis":"COUNTED"},"takenAs":"SEIZED"}],
                 "route":[{"role":"DEPARTURE","country":"BY"},{"role":"DESTINATION","country":"DE"}],
                 "transport":{"mode":"3","conveyance":"LORRY"},
                 "concealment":[{"place":"TRAILER_FLOOR","method":"FALSE_BOTTOM"}],
                 "detection":["XRAY_MOBILE"],
                 "nominal":{"nationalCaseRef":"EE-2026-00417","driver":"Planted Drivername"}}
                """;
    }

    static String cigarettes(String sourceKey) {
        return with(cigarettes(), "\"sourceKey\":\"" + sourceKey + "\"");
    }

    /** The same with other members at its end. */
    static String with(String document, String members) {
        String open = document.strip();
        return open.substring(0, open.length() - 1) + "," + members + "}";
    }

    static String line(String document) {
        return document.replace('\n', ' ') + "\n";
    }

    static String noQuantity() {
        return cigarettes().replace("\"amount\":\"40\"", "\"amount\":\"0\"");
    }
}
