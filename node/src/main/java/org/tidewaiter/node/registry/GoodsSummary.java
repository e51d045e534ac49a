package org.tidewaiter.node.registry;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One goods line, as lists show it. Amounts as recorded, and in the base unit of the category where it converts. */
public record GoodsSummary(
        String line,
        String category,
        String subcategory,
        @Nullable String brand,
        @Nullable BigDecimal amount,
        @Nullable String unit,
        @Nullable BigDecimal baseAmount,
        @Nullable String baseUnit) {}
