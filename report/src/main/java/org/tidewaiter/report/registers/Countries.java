package org.tidewaiter.report.registers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.CodeList;

/** Finds countries by code, name and other names. NA is Namibia. */
public final class Countries {

    private final Map<String, List<Candidate>> byCode = new HashMap<>();
    private final Map<String, List<Candidate>> byName = new HashMap<>();

    /**
     * @param list of countries, with the attribute {@code alpha3}
     * @param otherNames by ISO 3166-1 alpha-2
     */
    Countries(CodeList list, Map<String, List<String>> otherNames) {
        for (Code country : list.codes()) {
            Candidate code = new Candidate.OfCountry(country.code(), Match.CODE);
            add(byCode, country.code(), code);
            add(byCode, country.attributes().getOrDefault("alpha3", country.code()), code);
            Candidate name = new Candidate.OfCountry(country.code(), Match.NAME);
            country.labels().texts().values().forEach(label -> add(byName, key(label), name));
            Candidate other = new Candidate.OfCountry(country.code(), Match.OTHER_NAME);
            country.synonyms().all().forEach(synonym -> add(byName, key(synonym), other));
            otherNames.getOrDefault(country.code(), List.of()).forEach(each -> add(byName, key(each), other));
        }
    }

    /** The countries that the text may mean: a code in capitals, a name in English or French, another name. */
    public List<Candidate> find(String text) {
        Map<String, Candidate> found = new LinkedHashMap<>();
        byCode.getOrDefault(text.strip(), List.of()).forEach(each -> found.putIfAbsent(each.country(), each));
        byName.getOrDefault(key(text), List.of()).forEach(each -> found.putIfAbsent(each.country(), each));
        return List.copyOf(found.values());
    }

    private static String key(String name) {
        return PlaceText.asked(PlaceText.fold(name.replace("&", "and")));
    }

    private static void add(Map<String, List<Candidate>> to, String key, Candidate candidate) {
        List<Candidate> known = to.computeIfAbsent(key, any -> new ArrayList<>(1));
        if (known.stream().noneMatch(each -> each.country().equals(candidate.country()))) {
            known.add(candidate);
        }
    }
}
