package org.tidewaiter.report.generated;

import java.util.List;

/** Names that nobody bears. */
final class Invented {

    static final List<String> BRANDS = List.of(
            "Northern Pine",
            "Silver Heron",
            "Kestrel Blue",
            "Marlow Gold",
            "Oriel",
            "Baron Reef",
            "Astra Lights",
            "Tamarind",
            "Red Causeway",
            "Velvet Nine",
            "Palma Royal",
            "Duke of Ash");

    static final List<String> MARKS = List.of(
            "Corvane", "Lumo & Rey", "Ardesia", "Halden Sport", "Belcanto", "Tessaro", "Nordkap Gear", "Quinta Nove");

    static final List<String> WEAPON_MAKES =
            List.of("Orvik", "Hallmar", "Zelenka Works", "Brandt & Orne", "Tisza Arms");

    static final List<String> CARRIERS = List.of(
            "Oceanlink", "Meridian Lines", "Blue Anchor", "Skyhaul", "Transpolar", "Cordell Air", "Seven Seas Feeder");

    static final List<String> VESSELS = List.of(
            "Polar Dawn",
            "Ocean Lark",
            "Estrella Verde",
            "Golden Sampan",
            "Northwind Trader",
            "Maris Stella II",
            "Amber Coast");

    static final List<String> DECLARED = List.of(
            "garden furniture",
            "ceramic tiles",
            "frozen fish",
            "used clothing",
            "spare parts",
            "bananas",
            "toys",
            "charcoal",
            "tea",
            "plastic granulate");

    static final List<String> FAMILY_NAMES = List.of(
            "Velderman",
            "Okparaeze",
            "Tarrowby",
            "Szelényvári",
            "Brankovitz",
            "Delacroisette",
            "Mbarekoui",
            "Quilantang",
            "Ferranzini",
            "Hadjilouka",
            "Østergren",
            "Ymeraku",
            "Tsiklauridze",
            "Nakamurata",
            "Pereirinha",
            "Zholdasov");

    static final List<String> GIVEN_NAMES = List.of(
            "Joost", "Chidera", "Maelle", "Bálint", "Ilir", "Soraya", "Renata", "Taddeo", "Kenjiro", "Amina", "Torvald",
            "Nino", "Estela", "Yerlan", "Odile", "Hassan");

    static final List<String> STREETS =
            List.of("Havenstraat", "Quay Road", "Rue du Bassin", "Molenweg", "Via del Porto", "Calle Faro");

    static final List<String> TOWNS =
            List.of("Oudewater", "Wexcombe", "Saint-Orme", "Porto Calvi", "Lindemar", "Kastri");

    static final List<String> COMPANIES = List.of(
            "Al Marsa Trading",
            "Hartwell Gardens",
            "Delta Nord Import",
            "Sunrise Polymers",
            "Brackwater Logistics",
            "Etablissements Morvin");

    private Invented() {}
}
