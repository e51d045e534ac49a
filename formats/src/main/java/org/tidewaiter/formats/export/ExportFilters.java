package org.tidewaiter.formats.export;

import java.util.Set;

/** The filters of a search whose finds are exported, by the names that pages, API and command have for them. */
public final class ExportFilters {

    public static final Set<String> NAMES = Set.of(
            "q",
            "category",
            "subcategory",
            "country",
            "departure",
            "destination",
            "mode",
            "location",
            "direction",
            "provenance",
            "originator",
            "from",
            "until",
            "state",
            "own",
            "reporting",
            "region",
            "concealment",
            "without");

    private ExportFilters() {}
}
