import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Derives the lists country and currency and the table of the list hs6 from public tables. Run by hand when a table changes:
 *
 * <pre>java report/src/reference/DeriveReferenceLists.java TABLES report/src/main/resources/org/tidewaiter/report/vocabulary</pre>
 *
 * TABLES holds countries.csv and hs-codes.csv (Open Data Commons, public domain dedication), iso-4217.xml (npm
 * currency-codes 2.2.0, MIT) and wco-members.md (Wikipedia, CC BY-SA 3.0: only the fact which member belongs to which region
 * is taken). Short names in English and French are those of Unicode CLDR as the JDK has them.
 */
public final class DeriveReferenceLists {

    private static final String EDITION = "2026.2";

    /** Names in wco-members.md that neither table spells the same way. */
    private static final Map<String, String> OTHER_SPELLINGS = Map.ofEntries(
            Map.entry("Swaziland", "SZ"), Map.entry("Czech Republic", "CZ"), Map.entry("Macedonia", "MK"),
            Map.entry("PR China", "CN"), Map.entry("Korea (Republic of)", "KR"), Map.entry("Macau", "MO"),
            Map.entry("Hong Kong", "HK"), Map.entry("Congo, Democratic Republic of the", "CD"),
            Map.entry("Congo, Republic of the", "CG"), Map.entry("Palestine", "PS"), Map.entry("Turkey", "TR"),
            Map.entry("Kosovo", "XK"), Map.entry("Myanmar", "MM"), Map.entry("São Tomé and Príncipe", "ST"), Map.entry("Cape Verde", "CV"),
            Map.entry("Brunei Darussalam", "BN"), Map.entry("Côte d'Ivoire", "CI"),
            Map.entry("Russian Federation", "RU"));

    private static final Map<String, String> REGIONS = Map.of(
            "East and Southern Africa", "ESA",
            "Europe", "EUR",
            "Far East, South and South East Asia, Australasia and the Pacific Islands", "AP",
            "North of Africa, Near and Middle East", "MENA",
            "South America, North America, Central America and the Caribbean", "AMS",
            "West and Central Africa", "WCA");

    public static void main(String[] arguments) throws Exception {
        Path tables = Path.of(arguments[0]);
        Path lists = Path.of(arguments[1]);
        Files.writeString(lists.resolve("country.yaml"), countries(tables));
        Files.writeString(lists.resolve("currency.yaml"), currencies(tables));
        Files.writeString(lists.resolve("hs6.tsv"), hs6(tables));
    }

    private static String countries(Path tables) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>(csv(tables.resolve("countries.csv")));
        rows.removeIf(row -> row.get("ISO3166-1-Alpha-2").isEmpty());
        rows.add(Map.of("ISO3166-1-Alpha-2", "XK", "official_name_en", "", "official_name_fr", "", "ISO3166-1-Alpha-3", ""));
        Map<String, String> regions = regions(tables, rows);
        Map<String, String> entries = new TreeMap<>();
        for (Map<String, String> row : rows) {
            String code = row.get("ISO3166-1-Alpha-2");
            Locale country = Locale.of("", code);
            String en = country.getDisplayCountry(Locale.ENGLISH);
            String fr = country.getDisplayCountry(Locale.FRENCH);
            StringBuilder entry = new StringBuilder("  - code: \"%s\"\n    en: %s\n    fr: %s\n"
                    .formatted(code, quoted(en), quoted(fr)));
            List<String> alsoEn = others(en, row.get("official_name_en"));
            List<String> alsoFr = others(fr, row.get("official_name_fr"));
            if (!alsoEn.isEmpty() || !alsoFr.isEmpty()) {
                entry.append("    also: {en: %s, fr: %s}\n".formatted(alsoEn, alsoFr));
            }
            List<String> attributes = new ArrayList<>();
            if (!row.get("ISO3166-1-Alpha-3").isEmpty()) {
                attributes.add("alpha3: \"" + row.get("ISO3166-1-Alpha-3") + "\"");
            }
            if (regions.containsKey(code)) {
                attributes.add("region: " + regions.get(code));
            }
            entry.append("    attributes: {%s}\n".formatted(String.join(", ", attributes)));
            entries.put(code, entry.toString());
        }
        return header(
                        "country",
                        "ISO 3166-1 codes and official names from the country-codes table (Open Data Commons Public Domain"
                                + " Dedication); short names from Unicode CLDR (Unicode License v3); regions of the World"
                                + " Customs Organization from Wikipedia's list of its members (CC BY-SA 3.0). XK is"
                                + " user-assigned and in wide use",
                        "derived by src/reference/DeriveReferenceLists.java; regions are those of September 2017",
                        "Country",
                        "Pays")
                + "attributes:\n  alpha3: ISO 3166-1 alpha-3\n  region: code of the list wco-region\ncodes:\n"
                + String.join("", entries.values());
    }

    private static List<String> others(String label, String official) {
        return official == null || official.isEmpty() || official.equals(label) ? List.of() : List.of(quoted(official));
    }

    private static Map<String, String> regions(Path tables, List<Map<String, String>> rows) throws IOException {
        Map<String, String> codes = new LinkedHashMap<>(OTHER_SPELLINGS);
        for (Map<String, String> row : rows) {
            String code = row.get("ISO3166-1-Alpha-2");
            codes.putIfAbsent(Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code);
            codes.putIfAbsent(row.get("official_name_en"), code);
            codes.putIfAbsent(row.getOrDefault("CLDR display name", ""), code);
        }
        Map<String, String> regions = new TreeMap<>();
        String region = null;
        for (String line : Files.readAllLines(tables.resolve("wco-members.md"))) {
            String name = line.replace('\u00a0', ' ').replaceAll("— ?[0-9-].*$", "").replaceAll("\\\\\\[.*", "").replace("\\", "").strip();
            if (REGIONS.containsKey(name) && !line.startsWith("-")) {
                region = REGIONS.get(name);
            } else if (line.contains("—") && region != null) {
                String code = codes.get(name);
                if (code == null) {
                    System.err.println("no country for the member " + name);
                } else {
                    regions.put(code, region);
                }
            }
        }
        return regions;
    }

    private static String currencies(Path tables) throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(tables.resolve("iso-4217.xml").toFile());
        Map<String, String> entries = new TreeMap<>();
        var countries = document.getElementsByTagName("CcyNtry");
        for (int i = 0; i < countries.getLength(); i++) {
            Element country = (Element) countries.item(i);
            if (country.getElementsByTagName("Ccy").getLength() > 0) {
                String code = text(country, "Ccy");
                String en = text(country, "CcyNm");
                entries.put(code, "  - code: %s\n    en: %s\n    fr: %s\n    attributes: {digits: \"%s\"}\n"
                        .formatted(quoted(code), quoted(en), quoted(french(code, en)), text(country, "CcyMnrUnts")));
            }
        }
        return header(
                        "currency",
                        "ISO 4217, the maintenance agency's table of 25 June 2024 as in npm currency-codes 2.2.0 (MIT, copyright"
                                + " 2018-present Tobias Baunbæk Christensen; notice in NOTICE.txt); French names from Unicode CLDR (Unicode License v3)",
                        "derived by src/reference/DeriveReferenceLists.java; where CLDR has no French name the English"
                                + " one stands",
                        "Currency",
                        "Monnaie")
                + "attributes:\n  digits: digits after the decimal point\ncodes:\n"
                + String.join("", entries.values());
    }

    private static String french(String code, String english) {
        try {
            String name = Currency.getInstance(code).getDisplayName(Locale.FRENCH);
            return name.equals(code) ? english : name;
        } catch (IllegalArgumentException e) {
            return english;
        }
    }

    private static String text(Element owner, String tag) {
        return owner.getElementsByTagName(tag).item(0).getTextContent().strip();
    }

    private static String hs6(Path tables) throws IOException {
        StringBuilder table = new StringBuilder(
                "# Subheadings of the Harmonized System, 2022 edition, English; Open Data Commons Public Domain Dedication.\n");
        for (Map<String, String> row : csv(tables.resolve("hs-codes.csv"))) {
            if (row.get("hscode").matches("[0-9]{6}")) {
                table.append(row.get("hscode")).append('\t')
                        .append(row.get("description").replaceAll("\\s+", " ").strip()).append('\n');
            }
        }
        return table.toString();
    }

    private static String header(String list, String source, String verified, String en, String fr) {
        return "list: %s\nedition: \"%s\"\nsource: %s\nverified: %s\ntitle: {en: %s, fr: %s}\n"
                .formatted(list, EDITION, quoted(source), quoted(verified), en, fr);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Rows by column name; fields may be quoted and span lines. */
    private static List<Map<String, String>> csv(Path file) throws IOException {
        String text = Files.readString(file);
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    field.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(field.toString().replace("\r", ""));
                field.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                field.append(c);
            }
        }
        List<Map<String, String>> named = new ArrayList<>();
        for (List<String> values : rows.subList(1, rows.size())) {
            Map<String, String> byName = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(values.size(), rows.getFirst().size()); i++) {
                byName.put(rows.getFirst().get(i), values.get(i));
            }
            named.add(byName);
        }
        return named;
    }
}
