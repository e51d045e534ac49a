package org.tidewaiter.node.insight;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The charts of an overview, by the names that they have in addresses. */
enum ChartKind {
    TIME,
    ROUTE,
    CATEGORY,
    COUNTRY,
    REGION,
    MODE,
    CONCEALMENT;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ChartKind> of(String code) {
        return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
