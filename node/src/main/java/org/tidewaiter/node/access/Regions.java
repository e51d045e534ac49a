package org.tidewaiter.node.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The regions of the World Customs Organization, from {@code access/wco-regions.yaml}. */
@Component
public class Regions {
    /** @param labels by language code */
    public record Region(String code, Map<String, String> labels, Set<String> countries) {
        public String label(Locale locale) {
            return labels.getOrDefault(locale.getLanguage(), labels.getOrDefault("en", code));
        }
    }

    private static final Set<String> COUNTRIES = countryCodes();

    private final Map<String, Region> regions = new LinkedHashMap<>();

    Regions() {
        try (InputStream file = Regions.class.getResourceAsStream("/access/wco-regions.yaml")) {
            Map<String, Map<String, Object>> blocks = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            blocks.forEach((code, block) -> regions.put(code, region(code, block)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Region region(String code, Map<String, Object> block) {
        var countries = ((Collection<?>) block.getOrDefault("countries", Set.of()))
                .stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
        if (countries.isEmpty() || !COUNTRIES.containsAll(countries)) {
            throw new IllegalArgumentException("region " + code + " needs ISO 3166-1 codes");
        }
        return new Region(
                code, Map.of("en", String.valueOf(block.get("en")), "fr", String.valueOf(block.get("fr"))), countries);
    }

    public List<Region> all() {
        return new ArrayList<>(regions.values());
    }

    public boolean isRegion(String code) {
        return regions.containsKey(code);
    }

    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    /** The countries that an account sees; empty: all. */
    Set<String> seen(Account.Profile profile) {
        var seen = new HashSet<>(profile.countries());
        Optional<Region> region = profile.region().map(regions::get);
        region.ifPresent(known -> seen.addAll(known.countries()));
        return seen;
    }

    /** ISO 3166-1, and XK, which customs administrations use for Kosovo. */
    private static Set<String> countryCodes() {
        var codes = new HashSet<>(Set.of(Locale.getISOCountries()));
        codes.add("XK");
        return Set.copyOf(codes);
    }
}
