package org.tidewaiter.report.generated;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tidewaiter.report.Place;

/** Places of discovery: real ports, airports and border crossings, coordinates rounded to a tenth of a degree. */
final class Posts {

    private static final String TABLE = """
            NL NLRTM SEAPORT 51.9 4.1 Rotterdam
            NL NLAMS AIRPORT 52.3 4.8 Schiphol
            BE BEANR SEAPORT 51.3 4.3 Antwerp
            BE BELGG EXPRESS_HUB 50.6 5.4 Liège
            FR FRLEH SEAPORT 49.5 0.1 Le Havre
            FR FRCDG AIRPORT 49.0 2.6 Roissy
            FR FRMRS SEAPORT 43.3 5.4 Marseille
            DE DEHAM SEAPORT 53.5 9.9 Hamburg
            DE DELEJ EXPRESS_HUB 51.4 12.2 Leipzig
            ES ESALG SEAPORT 36.1 -5.4 Algeciras
            ES ESMAD AIRPORT 40.5 -3.6 Barajas
            GB GBFXT SEAPORT 52.0 1.3 Felixstowe
            GB GBLHR AIRPORT 51.5 -0.5 Heathrow
            GB GBDVR SEAPORT 51.1 1.3 Dover
            IE IEDUB SEAPORT 53.3 -6.2 Dublin
            IT ITGOA SEAPORT 44.4 8.9 Genoa
            IT ITFCO AIRPORT 41.8 12.2 Fiumicino
            EE EETLL SEAPORT 59.4 24.8 Tallinn
            EE EEMUG SEAPORT 59.5 25.0 Muuga
            PL PLGDN SEAPORT 54.4 18.7 Gdansk
            PL PLTER LAND_BORDER_CROSSING 52.1 23.6 Terespol
            GR GRPIR SEAPORT 37.9 23.6 Piraeus
            RO ROCND SEAPORT 44.2 28.7 Constanta
            TR TRKPK LAND_BORDER_CROSSING 41.7 26.4 Kapikule
            MA MAPTM SEAPORT 35.9 -5.5 Tanger Med
            SN SNDKR SEAPORT 14.7 -17.4 Dakar
            CI CIABJ AIRPORT 5.3 -3.9 Abidjan
            NG NGLOS SEAPORT 6.4 3.4 Lagos
            KE KEMBA SEAPORT -4.1 39.7 Mombasa
            KE KENBO AIRPORT -1.3 36.9 Nairobi
            ZA ZADUR SEAPORT -29.9 31.0 Durban
            ZA ZAJNB AIRPORT -26.1 28.2 Johannesburg
            AE AEJEA SEAPORT 25.0 55.1 Jebel Ali
            IN INNSA SEAPORT 18.9 72.9 Nhava Sheva
            SG SGSIN SEAPORT 1.3 103.8 Singapore
            VN VNHPH SEAPORT 20.9 106.7 Haiphong
            KR KRICN AIRPORT 37.5 126.4 Incheon
            JP JPNRT AIRPORT 35.8 140.4 Narita
            AU AUSYD AIRPORT -33.9 151.2 Sydney
            NZ NZAKL POST_EXCHANGE -37.0 174.8 Auckland
            US USNYC SEAPORT 40.7 -74.0 New York
            US USMIA AIRPORT 25.8 -80.3 Miami
            BR BRSSZ SEAPORT -24.0 -46.3 Santos
            BR BRGRU AIRPORT -23.4 -46.5 Guarulhos
            """;

    private static final List<Post> ALL =
            Arrays.stream(TABLE.strip().split("\n")).map(Posts::post).toList();

    private Posts() {}

    static List<Post> in(Set<String> countries) {
        List<Post> posts = ALL.stream()
                .filter(post -> countries.isEmpty() || countries.contains(post.country()))
                .toList();
        if (posts.isEmpty()) {
            throw new IllegalArgumentException("cases can be generated for " + countries() + " only");
        }
        return posts;
    }

    static Set<String> countries() {
        return ALL.stream().map(Post::country).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Post post(String line) {
        String[] words = line.split(" ", 6);
        return new Post(words[0], words[1], words[2], new BigDecimal(words[3]), new BigDecimal(words[4]), words[5]);
    }

    record Post(
            String country,
            String locode,
            String locationType,
            BigDecimal latitude,
            BigDecimal longitude,
            String name) {

        Place place() {
            return new Place(null, locode, name, latitude, longitude);
        }

        String mode() {
            return switch (locationType) {
                case "SEAPORT" -> "1";
                case "AIRPORT" -> "4";
                case "POST_EXCHANGE" -> "5";
                default -> locationType.equals("EXPRESS_HUB") ? "4" : "3";
            };
        }
    }
}
