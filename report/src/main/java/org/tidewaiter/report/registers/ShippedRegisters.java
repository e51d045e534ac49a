package org.tidewaiter.report.registers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.registers.RegisteredPlace.Identifiers;
import org.tidewaiter.report.registers.RegisteredPlace.Validity;
import org.tidewaiter.report.vocabulary.Labels;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The registers that come with this program, each a table beside this class. */
public final class ShippedRegisters {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final String SEVERAL = " \\| ";

    private static final class Loaded {
        private static final List<RegisterSource> SOURCES = readSources();
        private static final Subdivisions SUBDIVISIONS = new Subdivisions(rows("subdivisions.tsv", 4).stream()
                .map(row -> new Subdivision(row[0], row[1], row[2], row[3]))
                .toList());
        private static final HarmonizedSystem HEADINGS = new HarmonizedSystem(
                rows("hs-headings.tsv", 2).stream().collect(Collectors.toMap(row -> row[0], row -> row[1])));
        private static final Taxa TAXA = new Taxa(
                rows("taxa.tsv", 7).stream().map(ShippedRegisters::taxon).toList());
    }

    private ShippedRegisters() {}

    /** Where each is from, in the order in which people read them. */
    public static List<RegisterSource> sources() {
        return Loaded.SOURCES;
    }

    public static Subdivisions subdivisions() {
        return Loaded.SUBDIVISIONS;
    }

    public static HarmonizedSystem harmonizedSystem() {
        return Loaded.HEADINGS;
    }

    /** A start, not checked against the CITES checklist. */
    public static Taxa taxa() {
        return Loaded.TAXA;
    }

    static List<RegisteredPlace> ports() {
        return rows("ports.tsv", 9).stream()
                .map(row -> {
                    List<String> also = new ArrayList<>(several(row[7]));
                    also.addAll(several(row[8]));
                    return new RegisteredPlace(
                            "ports",
                            row[0],
                            "SEAPORT",
                            english(row[2]),
                            also,
                            text(row[3]),
                            row[1],
                            Identifiers.locode(row[0]),
                            point(row[5], row[6]),
                            Validity.ALWAYS);
                })
                .toList();
    }

    static List<RegisteredPlace> airports() {
        return rows("airports.tsv", 10).stream()
                .map(row -> new RegisteredPlace(
                        "airports",
                        row[0],
                        "AIRPORT",
                        english(row[3]),
                        several(row[9]),
                        text(row[4]),
                        row[5],
                        new Identifiers(null, text(row[1]), text(row[2])),
                        point(row[7], row[8]),
                        Validity.ALWAYS))
                .toList();
    }

    static OtherNames otherNames() {
        OtherNames names = new OtherNames();
        rows("place-names.tsv", 2).forEach(row -> names.ofPlace(row[0], several(row[1])));
        rows("city-names.tsv", 3).forEach(row -> names.ofCity(row[0], row[1], several(row[2])));
        return names;
    }

    static Countries countries() {
        return new Countries(Vocabulary.load().list("country"), names("country-names.tsv"));
    }

    private static Taxon taxon(String[] row) {
        return new Taxon(
                row[0],
                Taxon.Rank.valueOf(row[1]),
                new Labels(Map.of("en", row[2], "fr", row[3])),
                several(row[6]),
                several(row[4]),
                several(row[5]));
    }

    private static Map<String, List<String>> names(String table) {
        Map<String, List<String>> names = new HashMap<>();
        rows(table, 2).forEach(row -> names.put(row[0], several(row[1])));
        return names;
    }

    private static Labels english(String name) {
        return new Labels(Map.of("en", name));
    }

    private static @Nullable String text(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private static List<String> several(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(SEVERAL, -1));
    }

    private static @Nullable Point point(String latitude, String longitude) {
        return latitude.isEmpty() ? null : new Point(Double.parseDouble(latitude), Double.parseDouble(longitude));
    }

    private static List<String[]> rows(String table, int columns) {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(table), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] row = line.split("\t", -1);
                    if (row.length != columns) {
                        throw new IllegalStateException(table + " has a row of " + row.length + " columns: " + row[0]);
                    }
                    rows.add(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static List<RegisterSource> readSources() {
        try (InputStream in = open("registers.yaml")) {
            return YAML.readValue(in, Sources.class).registers().stream()
                    .map(each -> new RegisterSource(
                            each.name(),
                            each.edition(),
                            each.source(),
                            each.licence(),
                            each.verified(),
                            new Labels(each.title())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = ShippedRegisters.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("missing resource of the registers: " + resource);
        }
        return in;
    }

    private record Sources(List<Source> registers) {}

    private record Source(
            String name, String edition, String source, String licence, String verified, Map<String, String> title) {}
}
