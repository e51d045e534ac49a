package org.tidewaiter.node.casework;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.tidewaiter.node.access.Regions;
import org.tidewaiter.node.quality.Preference;
import org.tidewaiter.node.quality.ReportStatus;
import org.tidewaiter.node.quality.WorkFilter;
import org.tidewaiter.node.quality.WorkLists;
import org.tidewaiter.node.web.ProblemException;
import org.tidewaiter.report.vocabulary.Vocabulary;

/**
 * What an address of the work list asks for. An address that names no filter asks for what the reader keeps as theirs.
 *
 * @param view a status, or {@link #FRESH}
 * @param region code of a WCO region, empty for all
 * @param country ISO code, empty for all
 * @param mine whether region and categories are those that the reader keeps
 */
record WorkListRequest(
        String view,
        String region,
        String country,
        Set<String> categories,
        boolean mine,
        @Nullable Long after) {

    static final String FRESH = "new";

    private static final String FILTERED = "filter";

    static WorkListRequest read(
            MultiValueMap<String, String> parameters, Preference kept, Regions regions, Vocabulary vocabulary) {
        boolean filtered = parameters.containsKey(FILTERED);
        String region = filtered
                ? first(parameters, "region")
                : Optional.ofNullable(kept.region()).orElse("");
        Set<String> categories =
                filtered ? Set.copyOf(parameters.getOrDefault("category", List.of())) : kept.categories();
        String country = first(parameters, "country");
        String view = Optional.of(first(parameters, "view"))
                .filter(text -> !text.isEmpty())
                .orElse(FRESH);
        boolean known = (view.equals(FRESH) || statusOf(view).isPresent())
                && (region.isEmpty() || regions.isRegion(region))
                && (country.isEmpty()
                        || vocabulary.list("country").code(country).isPresent())
                && categories.stream()
                        .allMatch(code -> vocabulary.list("category").code(code).isPresent());
        if (!known) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "filter", "casework.problem.filter");
        }
        boolean asKept = region.equals(Optional.ofNullable(kept.region()).orElse(""))
                && categories.equals(kept.categories())
                && country.isEmpty();
        return new WorkListRequest(view, region, country, categories, asKept, number(first(parameters, "after")));
    }

    private static String first(MultiValueMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static @Nullable Long number(String text) {
        try {
            return text.isEmpty() ? null : Long.valueOf(text);
        } catch (NumberFormatException none) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "filter", "casework.problem.filter");
        }
    }

    Optional<ReportStatus> status() {
        return statusOf(view);
    }

    private static Optional<ReportStatus> statusOf(String view) {
        return Arrays.stream(ReportStatus.values())
                .filter(status -> status.code().equals(view.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    WorkFilter filter(Regions regions, WorkLists lists) {
        Set<String> countries = new LinkedHashSet<>();
        if (!country.isEmpty()) {
            countries.add(country);
        } else {
            regions.all().stream()
                    .filter(one -> one.code().equals(region))
                    .forEach(one -> countries.addAll(one.countries()));
        }
        return new WorkFilter(
                countries, categories, status().orElse(null), view.equals(FRESH) ? lists.sinceYesterday() : null);
    }

    /** The address of the same filter in another view, or on another page. */
    String address(String otherView, @Nullable Long from) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(WorkListController.PATH)
                .queryParam("view", otherView)
                .queryParam(FILTERED, "true");
        if (!region.isEmpty()) {
            address.queryParam("region", region);
        }
        if (!country.isEmpty()) {
            address.queryParam("country", country);
        }
        categories.stream().sorted().forEach(code -> address.queryParam("category", code));
        if (from != null) {
            address.queryParam("after", from);
        }
        return address.encode().build().toUriString();
    }
}
