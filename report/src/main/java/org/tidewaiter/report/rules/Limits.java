package org.tidewaiter.report.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.GoodsLine;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** From which figures on a report is asked back: {@code limits.yaml}, whose head explains the sections. */
record Limits(List<OfQuantity> quantities, List<OfValue> values, OfCash cash, List<OfLoad> loads) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final class Loaded {
        private static final Limits LIMITS = read();
    }

    static Limits load() {
        return Loaded.LIMITS;
    }

    private static Limits read() {
        try (InputStream in = Limits.class.getResourceAsStream("limits.yaml")) {
            return YAML.readValue(in, Limits.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The limit of the line's kind of goods, or else of its category. */
    Optional<OfQuantity> quantity(GoodsLine line, String unit) {
        return quantities.stream()
                .filter(limit -> limit.unit().equals(unit) && line.subcategory().equals(limit.goods()))
                .findFirst()
                .or(() -> quantities.stream()
                        .filter(limit ->
                                limit.unit().equals(unit) && line.category().equals(limit.category()))
                        .findFirst());
    }

    Optional<OfValue> value(GoodsLine line, String unit) {
        return values.stream()
                .filter(limit -> limit.unit().equals(unit) && limit.goods().equals(line.subcategory()))
                .findFirst();
    }

    Optional<OfLoad> load(String conveyance) {
        return loads.stream()
                .filter(limit -> limit.conveyance().equals(conveyance))
                .findFirst();
    }

    record OfQuantity(
            @Nullable String goods, @Nullable String category, String unit, BigDecimal askAbove, String source) {}

    record OfValue(String goods, String unit, BigDecimal askBelow, BigDecimal askAbove, String source) {}

    record OfCash(Set<String> currencies, BigDecimal askAbove, String source) {}

    record OfLoad(String conveyance, BigDecimal askAbove, String source) {}
}
