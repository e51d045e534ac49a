package org.tidewaiter.node.insight;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** An address with filters: of the overview itself, or of the search that finds the reports behind a figure. */
final class Address {

    static final String OVERVIEW = "/overview";
    static final String CSV = "/overview.csv";

    private static final String REPORTS = "/reports";

    private final String path;
    private final Map<String, @Nullable String> parameters = new LinkedHashMap<>();

    private Address(String path) {
        this.path = path;
    }

    /** The search that finds what the filter selects. */
    static Address ofReports(OverviewFilter filter) {
        Address address = new Address(REPORTS).codes(filter);
        address.with(
                "from", filter.from() == null ? null : filter.from().atDay(1).toString());
        return address.with(
                "until",
                filter.until() == null ? null : filter.until().atEndOfMonth().toString());
    }

    static Address of(String path, OverviewFilter filter) {
        return new Address(path)
                .codes(filter)
                .with("from", filter.from() == null ? null : filter.from().toString())
                .with("until", filter.until() == null ? null : filter.until().toString());
    }

    private Address codes(OverviewFilter filter) {
        return with("category", filter.category())
                .with("reporting", filter.reporting())
                .with("region", filter.region())
                .with("mode", filter.mode());
    }

    /** In the place of what this parameter was; null takes it away. */
    Address with(String name, @Nullable String value) {
        parameters.put(name, value);
        return this;
    }

    /** A code, or that the report states none. */
    Address withCode(String name, String code, String absent) {
        return code.equals(CellKey.NONE) ? with("without", absent) : with(name, code);
    }

    Address between(LocalDate first, LocalDate last) {
        return with("from", first.toString()).with("until", last.toString());
    }

    String text() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        parameters.forEach((name, value) -> {
            if (value != null) {
                address.queryParam(name, value);
            }
        });
        return address.encode().build().toUriString();
    }
}
