package org.tidewaiter.report.units;

import java.util.Optional;
import org.tidewaiter.report.GoodsLine;

/** Converts quantities of goods lines into base units. */
public final class UnitConversion {

    /** The conversion with the factors that come with this program. */
    public static UnitConversion load() {
        return new UnitConversion();
    }

    private UnitConversion() {}

    /** The base quantity of a line; empty without a quantity, or if no factor leads to a base unit. */
    public Optional<BaseQuantity> toBase(GoodsLine line) {
        return Optional.ofNullable(line.quantity())
                .filter(quantity ->
                        quantity.unit().equals("KGM") || quantity.unit().equals("STK"))
                .map(quantity -> new BaseQuantity(quantity.amount(), quantity.unit(), "identity@1"));
    }
}
