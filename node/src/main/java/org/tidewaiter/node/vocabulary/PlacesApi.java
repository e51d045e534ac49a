package org.tidewaiter.node.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.report.registers.Candidate;
import org.tidewaiter.report.registers.PlaceSearch;
import org.tidewaiter.report.registers.Point;
import org.tidewaiter.report.registers.RegisteredPlace;
import org.tidewaiter.report.registers.Resolution;

/** Ports, airports and offices, and what a text may mean. */
@RestController
@RequestMapping("/api/v1/registers/places")
@Requires(Permission.ENTER)
@Tag(name = "Registers", description = "Places, offices, exchange rates and taxa that this node knows")
class PlacesApi {

    private static final int MOST = 200;
    private static final int LONGEST = 200;

    private final PlaceDirectory directory;

    PlacesApi(PlaceDirectory directory) {
        this.directory = directory;
    }

    record Found(int all, List<PlaceAnswer> places) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record PlaceAnswer(
            String register,
            String code,
            String kind,
            Map<String, String> names,
            List<String> also,
            @Nullable String city,
            String country,
            @Nullable String locode,
            @Nullable String iata,
            @Nullable String icao,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {

        static PlaceAnswer of(RegisteredPlace place) {
            Point point = place.point();
            return new PlaceAnswer(
                    place.register(),
                    place.code(),
                    place.kind(),
                    place.labels().texts(),
                    place.also(),
                    place.city(),
                    place.country(),
                    place.identifiers().locode(),
                    place.identifiers().iata(),
                    place.identifiers().icao(),
                    point == null ? null : point.roundedLatitude(),
                    point == null ? null : point.roundedLongitude(),
                    place.validity().validFrom(),
                    place.validity().validTo());
        }
    }

    /**
     * @param meant the one place, null where it is none or several
     * @param country in which everything lies that may be meant, null where the candidates disagree
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResolutionAnswer(
            int all,
            @Nullable PlaceAnswer meant,
            @Nullable String country,
            @Nullable String unknown,
            boolean repaired,
            List<CandidateAnswer> candidates) {

        static ResolutionAnswer of(Resolution found) {
            return new ResolutionAnswer(
                    found.all(),
                    found.place().map(PlaceAnswer::of).orElse(null),
                    found.country().orElse(null),
                    found.unknown(),
                    found.repaired(),
                    found.candidates().stream().map(CandidateAnswer::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CandidateAnswer(
            String how,
            String country,
            @Nullable PlaceAnswer place,
            @Nullable String subdivision) {

        static CandidateAnswer of(Candidate candidate) {
            return new CandidateAnswer(
                    candidate.how().name(),
                    candidate.country(),
                    candidate instanceof Candidate.OfPlace of ? PlaceAnswer.of(of.place()) : null,
                    candidate instanceof Candidate.OfSubdivision of
                            ? of.subdivision().code()
                            : null);
        }
    }

    @GetMapping
    @Operation(
            summary = "Search ports, airports and offices",
            description = "By code, name or city, the best first; at most 200. register is ports, airports or offices.")
    Found search(
            AccessScope scope,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String register,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "50") int limit) {
        PlaceSearch.Found found = directory
                .places(scope)
                .search()
                .find(
                        new PlaceSearch.Asked(shortened(q), country, kind, register),
                        Math.max(0, from),
                        Math.clamp(limit, 1, MOST));
        return new Found(
                found.all(), found.places().stream().map(PlaceAnswer::of).toList());
    }

    @GetMapping("/resolution")
    @Operation(
            summary = "What a text may mean",
            description =
                    "None, one or several candidates, and how each was matched. Nothing is chosen where several are"
                            + " meant. country and kind say what else is known.")
    ResolutionAnswer resolve(
            AccessScope scope,
            @RequestParam String text,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String kind) {
        return ResolutionAnswer.of(directory.places(scope).resolve(shortened(text), country, kind));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
