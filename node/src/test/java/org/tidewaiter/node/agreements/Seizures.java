package org.tidewaiter.node.agreements;

/** Cases to hand in. */
public final class Seizures {

    /** Cigarettes in a lorry. */
    public static final String CIGARETTES = ofGoods("TOBACCO", "CIGARETTES", 500, "STK");

    private Seizures() {}

    /** So many cartons of cigarettes. */
    public static String cigarettes(Object cartons) {
        return ofGoods("TOBACCO", "CIGARETTES", cartons, "CT");
    }

    /** The same with other members at its end. */
    public static String with(String document, String members) {
        String open = document.strip();
        return open.substring(0, open.length() - 1) + "," + members + "}";
    }

    /** One line of goods in a lorry. */
    public static String ofGoods(String category, String subcategory, Object amount, String unit) {
        return """
                {"formType":"STANDARD","eventKind":"SEIZURE","eventDate":{"date":"2026-05-03","precision":"DAY"},
                 "reportingAgency":"CUSTOMS","discoveryCountry":"EE","locationType":"LAND_BORDER_CROSSING",
                 "place":{"post":"Narva-1"},"direction":"IMPORT","offence":"SMUGGLING",
                 "goods":[{"category":"%s","subcategory":"%s",
                   "quantity":{"amount":"%s","unit":"%s","basis":"COUNTED"},"takenAs":"SEIZED"}],
                 "route":[{"role":"DEPARTURE","country":"BY"},{"role":"DESTINATION","country":"DE"}],
                 "transport":{"mode":"3","conveyance":"LORRY"},
                 "concealment":[{"place":"TRAILER_FLOOR","method":"FALSE_BOTTOM"}],
                 "detection":["XRAY_MOBILE"]}
                """.formatted(category, subcategory, amount, unit).strip();
    }
}
