package org.tidewaiter.node.insight;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.tidewaiter.node.access.Regions;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.FilterNames;
import org.tidewaiter.node.web.ProblemException;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Reads the filters of an overview from an address; page and API use the names that the search uses. */
@Component
class OverviewRequest {

    private static final SortedSet<String> NAMES =
            new TreeSet<>(Set.of("from", "until", "category", "reporting", "region", "mode"));

    private final Vocabulary vocabulary;
    private final Regions regions;

    OverviewRequest(Vocabulary vocabulary, Regions regions) {
        this.vocabulary = vocabulary;
        this.regions = regions;
    }

    /**
     * Reads the filters.
     *
     * @throws ProblemException 400 with a fault for each value that is not understood
     */
    OverviewFilter read(MultiValueMap<String, String> parameters) {
        List<Fault> faults = new ArrayList<>();
        OverviewFilter filter = new OverviewFilter(
                month("from", parameters, faults),
                month("until", parameters, faults),
                code("category", "category", parameters, faults),
                code("reporting", "country", parameters, faults),
                region(parameters, faults),
                code("mode", "transport-mode", parameters, faults));
        if (filter.from() != null && filter.until() != null && filter.until().isBefore(filter.from())) {
            faults.add(new Fault("until", "order", "a month that does not lie before the first one"));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "filter", "insight.problem.filter")
                    .withFaults(faults);
        }
        return filter;
    }

    /**
     * Reads the filters where nothing else may stand beside them.
     *
     * @throws ProblemException 400 also for a name that is none
     */
    OverviewFilter readAlone(MultiValueMap<String, String> parameters) {
        FilterNames.require(NAMES, parameters, "insight.problem.filter");
        return read(parameters);
    }

    static @Nullable String first(MultiValueMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable YearMonth month(
            String name, MultiValueMap<String, String> parameters, List<Fault> faults) {
        String text = first(parameters, name);
        if (text == null) {
            return null;
        }
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() > 0 && month.getYear() < 10_000) {
                return month;
            }
        } catch (DateTimeException notOne) {
            // told below, as a year that cannot be meant
        }
        faults.add(new Fault(name, "month", "a month as 2026-05"));
        return null;
    }

    private @Nullable String code(
            String name, String list, MultiValueMap<String, String> parameters, List<Fault> faults) {
        String code = first(parameters, name);
        if (code == null || vocabulary.list(list).code(code).isPresent()) {
            return code;
        }
        faults.add(new Fault(name, "code-in-list", "one code of the list " + list));
        return null;
    }

    private @Nullable String region(MultiValueMap<String, String> parameters, List<Fault> faults) {
        String code = first(parameters, "region");
        if (code == null || regions.isRegion(code)) {
            return code;
        }
        faults.add(new Fault(
                "region",
                "code-in-list",
                "one of " + regions.all().stream().map(Regions.Region::code).collect(Collectors.joining(", "))));
        return null;
    }
}
