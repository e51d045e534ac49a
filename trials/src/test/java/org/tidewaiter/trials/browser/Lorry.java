package org.tidewaiter.trials.browser;

import java.time.LocalDate;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.node.ObjectNode;

/** The case that the walks are about: cigarettes in a lorry, its driver named, as an officer would record it. */
final class Lorry {

    static final String DRIVER = "Zdenek Quastholm";

    private Lorry() {}

    static ObjectNode report() {
        return (ObjectNode)
                ReportJson.mapper().readTree("""
                {"formType": "STANDARD", "eventKind": "SEIZURE", "provenance": "API",
                 "eventDate": {"date": "%s", "precision": "DAY", "time": "04:10"},
                 "reportingCountry": "EE", "reportingAgency": "CUSTOMS", "discoveryCountry": "EE",
                 "place": {"post": "Narva"}, "locationType": "LAND_BORDER_CROSSING", "direction": "IMPORT",
                 "regime": "NONE", "offence": "SMUGGLING",
                 "goods": [{"category": "TOBACCO", "subcategory": "CIGARETTES", "brand": "Marble",
                            "quantity": {"amount": "8000", "unit": "STK", "basis": "COUNTED"}, "takenAs": "SEIZED",
                            "authenticity": "CHEAP_WHITE"}],
                 "route": [{"role": "DEPARTURE", "country": "RU"}, {"role": "DISCOVERY", "country": "EE"},
                           {"role": "DESTINATION", "country": "FI"}],
                 "transport": {"mode": "3", "conveyance": "LORRY"},
                 "concealment": [{"place": "CHASSIS", "method": "PURPOSE_BUILT"}],
                 "detection": ["XRAY_MOBILE"], "selectionBasis": "RISK_PROFILE", "outcome": "SEIZED",
                 "offenders": {"count": 1, "profiles": [{"nationality": "LV", "sex": "1", "role": "DRIVER"}]},
                 "summary": "Cigarettes in a built-in space under the floor of the trailer.",
                 "nominal": {"nationalCaseRef": "EST/2026/0417", "driver": "%s", "vehiclePlates": ["482 QXZ"],
                             "persons": [{"familyName": "Quastholm",
                                          "documents": [{"kind": "PASSPORT", "number": "KZ9402"}]}]}}
                """.formatted(LocalDate.now().minusDays(1), DRIVER));
    }
}
