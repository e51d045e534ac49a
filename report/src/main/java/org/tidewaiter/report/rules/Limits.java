package org.tidewaiter.report.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.GoodsLine;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** From which figures on a report is asked back: {@code limits.yaml}, whose head explains the sections. */
final class Limits {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final class Loaded {
        private static final Limits LIMITS = read();
    }

    static Limits load() {
        return Loaded.LIMITS;
    }

    private final File file;
    private final Map<String, List<OfQuantity>> quantities;
    private final Map<String, OfValue> values;
    private final Map<String, OfLoad> loads;

    private Limits(File file) {
        this.file = file;
        this.quantities = file.quantities().stream().collect(Collectors.groupingBy(OfQuantity::what));
        this.values = file.values().stream().collect(Collectors.toMap(OfValue::goods, limit -> limit));
        this.loads = file.loads().stream().collect(Collectors.toMap(OfLoad::conveyance, limit -> limit));
    }

    /** Everything that the file says. */
    File file() {
        return file;
    }

    OfCash cash() {
        return file.cash();
    }

    private static Limits read() {
        try (InputStream in = Limits.class.getResourceAsStream("limits.yaml")) {
            return new Limits(YAML.readValue(in, File.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The limit of the line's kind of goods, or else of its category. */
    Optional<OfQuantity> quantity(GoodsLine line, String unit) {
        return ofUnit(line.subcategory(), unit).or(() -> ofUnit(line.category(), unit));
    }

    private Optional<OfQuantity> ofUnit(String what, String unit) {
        return quantities.getOrDefault(what, List.of()).stream()
                .filter(limit -> limit.unit().equals(unit))
                .findFirst();
    }

    /** The band of the value of one base unit of a kind of goods. */
    Optional<OfValue> value(String goods) {
        return Optional.ofNullable(values.get(goods));
    }

    Optional<OfLoad> load(String conveyance) {
        return Optional.ofNullable(loads.get(conveyance));
    }

    record File(List<OfQuantity> quantities, List<OfValue> values, OfCash cash, List<OfLoad> loads) {}

    record OfQuantity(
            @Nullable String goods, @Nullable String category, String unit, BigDecimal askAbove, String source) {

        /** The kind of goods, or the category. */
        String what() {
            return goods != null ? goods : String.valueOf(category);
        }
    }

    record OfValue(String goods, String unit, BigDecimal askBelow, BigDecimal askAbove, String source) {}

    record OfCash(Set<String> currencies, BigDecimal askAbove, String source) {}

    record OfLoad(String conveyance, BigDecimal askAbove, String source) {}
}
