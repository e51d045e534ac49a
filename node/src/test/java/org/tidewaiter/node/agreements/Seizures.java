package org.tidewaiter.node.agreements;

/** Cases to hand in. */
public final class Seizures {

    /** Cigarettes in a lorry. */
    public static final String CIGARETTES = """
            {"formType":"STANDARD","eventKind":"SEIZURE",
             "eventDate":{"date":"2026-05-03","precision":"DAY"},
             "reportingAgency":"CUSTOMS","discoveryCountry":"EE","locationType":"LAND_BORDER_CROSSING",
             "place":{"post":"Narva-1"},"direction":"IMPORT","offence":"SMUGGLING",
             "goods":[{"category":"TOBACCO","subcategory":"CIGARETTES",
               "quantity":{"amount":"500","unit":"STK","basis":"COUNTED"},"takenAs":"SEIZED"}],
             "route":[{"role":"DEPARTURE","country":"BY"},{"role":"DESTINATION","country":"DE"}],
             "transport":{"mode":"3","conveyance":"LORRY"},
             "concealment":[{"place":"TRAILER_FLOOR","method":"FALSE_BOTTOM"}],
             "detection":["XRAY_MOBILE"]}
            """;

    private Seizures() {}
}
