package org.tidewaiter.report.generated;

import java.util.List;

/** Where goods of a category usually come from, with a port or airport. */
final class Origins {

    private static final List<Origin> TOBACCO = List.of(
            new Origin("AE", "AEJEA"),
            new Origin("CN", "CNSHA"),
            new Origin("VN", "VNHPH"),
            new Origin("TR", "TRIST"),
            new Origin("BY", "BYMSQ"),
            new Origin("ID", "IDJKT"),
            new Origin("PY", "PYASU"));

    private static final List<Origin> DRUGS = List.of(
            new Origin("CO", "COCTG"),
            new Origin("EC", "ECGYE"),
            new Origin("BR", "BRSSZ"),
            new Origin("PE", "PECLL"),
            new Origin("MA", "MACAS"),
            new Origin("PK", "PKKHI"),
            new Origin("TH", "THBKK"),
            new Origin("MX", "MXZLO"));

    private static final List<Origin> CITES = List.of(
            new Origin("NG", "NGLOS"),
            new Origin("CM", "CMDLA"),
            new Origin("MZ", "MZMPM"),
            new Origin("MG", "MGTMM"),
            new Origin("ID", "IDJKT"),
            new Origin("GY", "GYGEO"));

    private static final List<Origin> WEAPONS = List.of(
            new Origin("US", "USMIA"),
            new Origin("TR", "TRIST"),
            new Origin("RS", "RSBEG"),
            new Origin("CZ", "CZPRG"),
            new Origin("CN", "CNSHA"));

    private static final List<Origin> CURRENCY = List.of(
            new Origin("CH", "CHZRH"),
            new Origin("GH", "GHACC"),
            new Origin("HK", "HKHKG"),
            new Origin("LB", "LBBEY"),
            new Origin("UG", "UGEBB"));

    private static final List<Origin> IPR = List.of(
            new Origin("CN", "CNSHA"),
            new Origin("CN", "CNCAN"),
            new Origin("HK", "HKHKG"),
            new Origin("TR", "TRIST"),
            new Origin("VN", "VNHPH"));

    private static final List<Origin> MEDICAL = List.of(
            new Origin("IN", "INBOM"),
            new Origin("CN", "CNSHA"),
            new Origin("PK", "PKKHI"),
            new Origin("SG", "SGSIN"),
            new Origin("TR", "TRIST"));

    private static final List<Origin> CULTURAL_HERITAGE = List.of(
            new Origin("TR", "TRIST"),
            new Origin("EG", "EGPSD"),
            new Origin("LB", "LBBEY"),
            new Origin("PE", "PECLL"),
            new Origin("MA", "MACAS"));

    private static final List<Origin> HUBS = List.of(
            new Origin("PA", "PAMIT"),
            new Origin("EG", "EGPSD"),
            new Origin("SG", "SGSIN"),
            new Origin("QA", "QADOH"),
            new Origin("ET", "ETADD"),
            new Origin("PT", "PTLIS"));

    private Origins() {}

    static List<Origin> of(String category) {
        return switch (category) {
            case "TOBACCO" -> TOBACCO;
            case "DRUGS" -> DRUGS;
            case "CITES" -> CITES;
            case "WEAPONS_EXPLOSIVES" -> WEAPONS;
            case "IPR" -> IPR;
            case "MEDICAL" -> MEDICAL;
            case "CULTURAL_HERITAGE" -> CULTURAL_HERITAGE;
            default -> CURRENCY;
        };
    }

    static List<Origin> hubs() {
        return HUBS;
    }

    record Origin(String country, String locode) {}
}
