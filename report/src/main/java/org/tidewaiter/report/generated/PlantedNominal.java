package org.tidewaiter.report.generated;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;

/** A nominal part with every field filled, whose texts can be searched for wherever they must not be. */
final class PlantedNominal {

    private final String marker;
    private int planted;

    PlantedNominal(String marker) {
        this.marker = marker;
    }

    NominalPart of(SeizureReport report) {
        return new NominalPart(
                plant("ref"),
                plant("street"),
                plant("premises"),
                plant("lat"),
                plant("lon"),
                List.of(plant("plate"), plant("trailer")),
                plant("waybill"),
                plant("parcel"),
                plant("driver"),
                plant("consignor"),
                plant("consignee"),
                plant("holder"),
                report.goods().isEmpty()
                        ? Map.of()
                        : Map.of(report.goods().getFirst().id(), List.of(plant("serial"), plant("serial"))),
                List.of(person()),
                List.of(company()),
                plant("narrative"));
    }

    private NominalPart.Person person() {
        return new NominalPart.Person(
                plant("family"),
                plant("given"),
                List.of(plant("alias")),
                LocalDate.of(1971, 3, 9),
                plant("birthplace"),
                "NL",
                "1",
                List.of(new NominalPart.Document("PASSPORT", plant("passport"), "NL", LocalDate.of(2021, 6, 1))),
                plant("address"),
                plant("phone"),
                plant("email") + "@mail.example",
                plant("looks"),
                "DRIVER");
    }

    private NominalPart.Company company() {
        return new NominalPart.Company(plant("company"), plant("register"), "NL", plant("seat"), "CONSIGNEE");
    }

    private String plant(String what) {
        planted++;
        return marker + "-" + what + planted;
    }
}
