package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Severity.ASK;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.Money;
import org.tidewaiter.report.Transport;
import org.tidewaiter.report.units.BaseQuantity;
import org.tidewaiter.report.units.UnitConversion;

/** Figures that are possible but so unusual that a person should look again. */
final class LimitRules {

    private static final Limits LIMITS = Limits.load();
    private static final String KILOGRAM = "KGM";
    private static final int DIGITS_OF_A_PRICE = 6;

    private LimitRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "quantity-plausible",
                        ASK,
                        (subject, found) -> subject.eachLine((line, path) -> {
                            Optional<BaseQuantity> base = UnitConversion.load().toBase(line);
                            base.flatMap(quantity -> LIMITS.quantity(line, quantity.unit())
                                            .filter(limit -> quantity.amount().compareTo(limit.askAbove()) > 0))
                                    .ifPresent(limit -> found.at(
                                            path + ".quantity.amount",
                                            Map.of("limit", limit.askAbove().toPlainString(), "unit", limit.unit())));
                        })),
                always(
                        "value-plausible",
                        ASK,
                        (subject, found) -> subject.eachLine((line, path) -> {
                            Money value = line.value();
                            if (value != null && LIMITS.cash().currencies().contains(value.currency())) {
                                price(line, value, path, found);
                            }
                        })),
                always(
                        "cash-plausible",
                        ASK,
                        (subject, found) -> subject.eachLine((line, path) -> {
                            Money cash = line.currency() == null
                                    ? null
                                    : line.currency().found();
                            if (cash != null
                                    && LIMITS.cash().currencies().contains(cash.currency())
                                    && cash.amount().compareTo(LIMITS.cash().askAbove()) > 0) {
                                found.at(
                                        path + ".currency.found",
                                        Map.of("limit", LIMITS.cash().askAbove().toPlainString()));
                            }
                        })),
                always("load-plausible", ASK, (subject, found) -> {
                    String conveyance = conveyance(subject.report().transport());
                    LIMITS.load(conveyance)
                            .filter(limit -> weight(subject).compareTo(limit.askAbove()) > 0)
                            .ifPresent(limit -> found.at(
                                    "transport.conveyance",
                                    Map.of("limit", limit.askAbove().toPlainString())));
                }));
    }

    private static String conveyance(@Nullable Transport transport) {
        return transport == null || transport.conveyance() == null ? "" : transport.conveyance();
    }

    private static void price(GoodsLine line, Money value, String path, Findings found) {
        LIMITS.value(line.subcategory())
                .filter(limit -> UnitConversion.load()
                        .toBase(line)
                        .filter(base -> base.unit().equals(limit.unit())
                                && base.amount().signum() > 0)
                        .filter(base -> outside(limit, value.amount(), base.amount()))
                        .isPresent())
                .ifPresent(limit -> found.at(
                        path + ".value",
                        Map.of(
                                "least", limit.askBelow().toPlainString(),
                                "most", limit.askAbove().toPlainString(),
                                "unit", limit.unit())));
    }

    private static boolean outside(Limits.OfValue limit, BigDecimal value, BigDecimal quantity) {
        BigDecimal price = value.divide(quantity, DIGITS_OF_A_PRICE, RoundingMode.HALF_UP);
        return price.compareTo(limit.askBelow()) < 0 || price.compareTo(limit.askAbove()) > 0;
    }

    private static BigDecimal weight(Subject subject) {
        return subject.report().goods().stream()
                .flatMap(line -> UnitConversion.load().toBase(line).stream())
                .filter(base -> base.unit().equals(KILOGRAM))
                .map(BaseQuantity::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
