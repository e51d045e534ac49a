package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Severity.ASK;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.Money;
import org.tidewaiter.report.Quantity;
import org.tidewaiter.report.units.BaseQuantity;
import org.tidewaiter.report.units.UnitConversion;

/** Quantities, units and amounts of money. */
final class QuantityRules {

    private static final BigDecimal MOST = new BigDecimal("1000000000000");
    private static final int MOST_DECIMALS = 6;
    private static final Set<String> WHOLE = Set.of("H87", "STK", "PLANT", "IE", "BO", "CY");

    /** A thousand cigarettes weigh about a kilogram: more than this is more than half a container. */
    private static final BigDecimal CIGARETTES_KILOGRAMS = new BigDecimal("5000");

    private QuantityRules() {}

    static List<Rule> all() {
        return List.of(
                always("quantity-positive", REFUSE, quantity((line, quantity, path, subject, found) -> {
                    if (quantity.amount().signum() <= 0) {
                        found.at(path + ".amount");
                    }
                })),
                always("quantity-bound", REFUSE, quantity((line, quantity, path, subject, found) -> {
                    if (unbounded(quantity.amount())) {
                        found.at(path + ".amount", Map.of("most", MOST.toPlainString()));
                    }
                })),
                always("quantity-whole", REFUSE, quantity((line, quantity, path, subject, found) -> {
                    if (WHOLE.contains(quantity.unit())
                            && quantity.amount().stripTrailingZeros().scale() > 0) {
                        found.at(path + ".amount", Map.of("unit", quantity.unit()));
                    }
                })),
                always("unit-permitted", REFUSE, quantity((line, quantity, path, subject, found) -> {
                    List<String> units = subject.vocabulary()
                            .list("category")
                            .code(line.category())
                            .map(category -> category.words("units"))
                            .orElse(List.of());
                    if (!units.isEmpty() && !units.contains(quantity.unit())) {
                        found.at(path + ".unit", Map.of("units", String.join(", ", units)));
                    }
                })),
                always("cigarettes-kilograms", ASK, quantity((line, quantity, path, subject, found) -> {
                    if (line.subcategory().equals("CIGARETTES") && heavy(line)) {
                        found.at(path + ".unit", Map.of("limit", CIGARETTES_KILOGRAMS.toPlainString()));
                    }
                })),
                always(
                        "money-bound",
                        REFUSE,
                        (subject, found) -> subject.eachLine((line, path) -> {
                            money(line.value(), path + ".value", found);
                            money(line.dutiesEvaded(), path + ".dutiesEvaded", found);
                            if (line.currency() != null) {
                                money(line.currency().found(), path + ".currency.found", found);
                                money(line.currency().declared(), path + ".currency.declared", found);
                            }
                        })));
    }

    private static boolean heavy(GoodsLine line) {
        Optional<BaseQuantity> base = UnitConversion.load().toBase(line);
        return base.isPresent()
                && base.get().unit().equals("KGM")
                && base.get().amount().compareTo(CIGARETTES_KILOGRAMS) > 0;
    }

    private static boolean unbounded(BigDecimal amount) {
        return amount.compareTo(MOST) > 0 || amount.stripTrailingZeros().scale() > MOST_DECIMALS;
    }

    private static void money(@Nullable Money money, String path, Findings found) {
        if (money != null && (money.amount().signum() < 0 || unbounded(money.amount()))) {
            found.at(path + ".amount", Map.of("most", MOST.toPlainString()));
        }
    }

    private static Rule.Check quantity(QuantityCheck check) {
        return (subject, found) -> subject.eachLine((line, path) -> {
            Quantity quantity = line.quantity();
            if (quantity != null) {
                check.judge(line, quantity, path + ".quantity", subject, found);
            }
        });
    }

    @FunctionalInterface
    private interface QuantityCheck {
        void judge(GoodsLine line, Quantity quantity, String path, Subject subject, Findings found);
    }
}
