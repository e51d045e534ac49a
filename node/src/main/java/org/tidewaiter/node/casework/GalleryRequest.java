package org.tidewaiter.node.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.tidewaiter.node.registry.PictureFilter;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.FilterNames;
import org.tidewaiter.node.web.ProblemException;

/** Reads the filters of a search of pictures: those of the report search, and three of its own. */
@Component
class GalleryRequest {

    /** Filters whose values are codes, with the list that they come from. */
    static final Map<String, String> CODED = codedFilters();

    private final SearchRequest reports;

    GalleryRequest(SearchRequest reports) {
        this.reports = reports;
    }

    private static Map<String, String> codedFilters() {
        Map<String, String> coded = new LinkedHashMap<>();
        coded.put("kind", "picture-kind");
        coded.put("concealment", "concealment-place");
        coded.put("conveyance", "conveyance");
        return coded;
    }

    /**
     * Reads the filters.
     *
     * @throws ProblemException 400 with a fault for each value that is none of its list
     */
    PictureFilter read(MultiValueMap<String, String> parameters) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Set<String>> codes = new LinkedHashMap<>();
        CODED.forEach((name, list) -> codes.put(name, reports.codes(name, list, parameters, faults)));
        if (!faults.isEmpty()) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "filter", "casework.problem.filter")
                    .withFaults(faults);
        }
        return new PictureFilter(
                reports.read(parameters),
                codes.getOrDefault("kind", Set.of()),
                codes.getOrDefault("concealment", Set.of()),
                codes.getOrDefault("conveyance", Set.of()));
    }

    /**
     * Reads the filters where nothing else may stand beside them than what is named here.
     *
     * @throws ProblemException 400 also for a name that is neither
     */
    PictureFilter read(MultiValueMap<String, String> parameters, Set<String> beside) {
        SortedSet<String> known = SearchRequest.names();
        known.addAll(CODED.keySet());
        known.addAll(beside);
        FilterNames.require(known, parameters, "casework.problem.filter");
        return read(parameters);
    }
}
