package org.tidewaiter.report.units;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.GoodsLine.TobaccoDetails;
import org.tidewaiter.report.Quantity;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.CodeList;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Converts quantities of goods lines into base units of their category, by the named factors of {@code factors.yaml}. Safe
 * for use by many threads.
 */
public final class UnitConversion {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final class Loaded {
        private static final UnitConversion CONVERSION = new UnitConversion(Vocabulary.load(), read());
    }

    private final Map<String, List<String>> ownBases;
    private final Map<String, List<String>> categoryBases;
    private final Map<String, String> categories;
    private final List<Factor> factors;

    UnitConversion(Vocabulary vocabulary, List<Factor> factors) {
        this.ownBases = words(vocabulary.list("subcategory"), "base");
        this.categoryBases = words(vocabulary.list("category"), "bases");
        this.categories = vocabulary.list("subcategory").codes().stream()
                .filter(code -> code.parent() != null)
                .collect(Collectors.toUnmodifiableMap(Code::code, code -> Objects.requireNonNull(code.parent())));
        this.factors = List.copyOf(factors);
    }

    /** The conversion with the factors that come with this program. */
    public static UnitConversion load() {
        return Loaded.CONVERSION;
    }

    /** All factors, for the field reference. */
    public List<Factor> factors() {
        return factors;
    }

    /** The base units of a kind of goods, its own first, then those of its category; empty for one that is not known. */
    public List<String> basesOf(String subcategory) {
        String category = categories.get(subcategory);
        if (category == null) {
            return List.of();
        }
        return Stream.concat(
                        ownBases.getOrDefault(subcategory, List.of()).stream(),
                        categoryBases.getOrDefault(category, List.of()).stream())
                .distinct()
                .toList();
    }

    /**
     * The quantity of a line in the base unit of its kind of goods, or else in another base unit of its category; empty
     * without a quantity, or if no factor leads to a base unit. Never a guess between weight and number.
     */
    public Optional<BaseQuantity> toBase(GoodsLine line) {
        Quantity quantity = line.quantity();
        if (quantity == null) {
            return Optional.empty();
        }
        List<String> own = ownBases.getOrDefault(line.subcategory(), List.of());
        List<String> others = categoryBases.getOrDefault(line.category(), List.of());
        if (own.contains(quantity.unit()) || others.contains(quantity.unit())) {
            return Optional.of(new BaseQuantity(quantity.amount(), quantity.unit(), "same@1"));
        }
        return Stream.concat(own.stream(), others.stream())
                .flatMap(base -> factors.stream().filter(factor -> factor.leads(quantity.unit(), base, line)))
                .findFirst()
                .map(factor -> apply(factor, quantity.amount(), line));
    }

    private static Map<String, List<String>> words(CodeList list, String attribute) {
        return list.codes().stream().collect(Collectors.toUnmodifiableMap(Code::code, code -> code.words(attribute)));
    }

    private static @Nullable BigDecimal litresIn(GoodsLine line) {
        return line.alcohol() == null ? null : line.alcohol().litresPerBottle();
    }

    private static BaseQuantity apply(Factor factor, BigDecimal amount, GoodsLine line) {
        BigDecimal litres = litresIn(line);
        if (factor.byBottle() && litres != null) {
            return new BaseQuantity(
                    amount.multiply(litres),
                    factor.to(),
                    factor.id() + "@" + factor.version() + "/" + litres.toPlainString());
        }
        TobaccoDetails tobacco = line.tobacco();
        Integer perPack = tobacco == null ? null : tobacco.sticksPerPack();
        if (factor.sticksPerPack() == null || perPack == null) {
            return new BaseQuantity(
                    amount.multiply(factor.factor()), factor.to(), factor.id() + "@" + factor.version());
        }
        BigDecimal sticks = factor.factor()
                .multiply(BigDecimal.valueOf(perPack))
                .divideToIntegralValue(BigDecimal.valueOf(factor.sticksPerPack()));
        return new BaseQuantity(
                amount.multiply(sticks), factor.to(), factor.id() + "@" + factor.version() + "/" + perPack);
    }

    private static List<Factor> read() {
        try (InputStream in = UnitConversion.class.getResourceAsStream("factors.yaml")) {
            return YAML.readValue(in, FactorFile.class).factors();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record FactorFile(List<Factor> factors) {}

    /**
     * A named factor.
     *
     * @param id for example {@code LBR-KGM}
     * @param factor how many {@code to} one {@code from} is
     * @param appliesTo subcategories; empty means all
     * @param sticksPerPack where the factor counts packs: the sticks per pack that it assumes; those stated on the goods
     *     line replace them
     * @param litresPerBottle true where the factor is what the goods line states a bottle to hold; it leads nowhere without
     * @param source where the figure comes from
     * @param version raised when the figure changes
     */
    public record Factor(
            String id,
            String from,
            String to,
            BigDecimal factor,
            List<String> appliesTo,
            @Nullable Integer sticksPerPack,
            @Nullable Boolean litresPerBottle,
            String source,
            int version) {

        public Factor {
            appliesTo = appliesTo == null ? List.of() : List.copyOf(appliesTo);
        }

        boolean leads(String unit, String base, GoodsLine line) {
            return from.equals(unit)
                    && to.equals(base)
                    && (appliesTo.isEmpty() || appliesTo.contains(line.subcategory()))
                    && (!byBottle() || litresIn(line) != null);
        }

        boolean byBottle() {
            return Boolean.TRUE.equals(litresPerBottle);
        }

        /** Whether the factor is for this code of the list {@code subcategory}. */
        public boolean appliesTo(Code subcategory) {
            return appliesTo.isEmpty() || appliesTo.contains(subcategory.code());
        }
    }
}
