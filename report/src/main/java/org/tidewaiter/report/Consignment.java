package org.tidewaiter.report;

import org.jspecify.annotations.Nullable;

/**
 * The consignment in which the goods travelled; names of its parties are nominal.
 *
 * @param declaredDescription goods as declared; text, so never released automatically
 * @param platform code of the list {@code platform-type}
 */
public record Consignment(
        @Nullable String declaredDescription,
        @Nullable String consignorCountry,
        @Nullable String consigneeCountry,
        @Nullable Boolean ecommerce,
        @Nullable String platform) {}
