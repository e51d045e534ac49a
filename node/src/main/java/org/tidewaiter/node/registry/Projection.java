package org.tidewaiter.node.registry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.CompanyProfile;
import org.tidewaiter.report.Concealment;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.Place;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Transport;

/**
 * What lists, search and counts need of a report, taken from its content. Words of code labels are stored in all
 * languages of the vocabulary, so that a search works in each.
 */
record Projection(
        SeizureReport report,
        @Nullable String place,
        @Nullable String departureCountry,
        @Nullable String destinationCountry,
        List<String> concealment,
        List<String> categories,
        String words) {

    /**
     * @param textReleased whether a person released the free text; unreleased text is not indexed, since it may still
     *     hold personal data
     */
    static Projection of(SeizureReport report, boolean textReleased, CodeWords codeWords) {
        Set<String> categories = new LinkedHashSet<>();
        report.goods().forEach(line -> categories.add(line.category()));
        List<String> concealment = report.concealment().stream()
                .map(Concealment::place)
                .filter(place -> place != null)
                .distinct()
                .toList();
        return new Projection(
                report,
                placeName(report.place()),
                country(report, RouteLeg.Role.DEPARTURE),
                country(report, RouteLeg.Role.DESTINATION),
                concealment,
                List.copyOf(categories),
                words(report, textReleased, codeWords));
    }

    private static @Nullable String placeName(@Nullable Place place) {
        if (place == null) {
            return null;
        }
        if (place.post() != null) {
            return place.post();
        }
        return place.locode() != null ? place.locode() : place.office();
    }

    private static @Nullable String country(SeizureReport report, RouteLeg.Role role) {
        return report.route().stream()
                .filter(leg -> leg.role() == role)
                .map(RouteLeg::country)
                .findFirst()
                .orElse(null);
    }

    private static String words(SeizureReport report, boolean textReleased, CodeWords codeWords) {
        Words words = new Words();
        WordsOfCodes codes = new WordsOfCodes(codeWords, words);
        codes.add("country", report.reportingCountry());
        codes.add("country", report.discoveryCountry());
        codes.add("location-type", report.locationType());
        codes.add("offence", report.offence());
        words.add(report.operation());
        if (report.place() != null) {
            words.add(report.place().post());
            words.add(report.place().locode());
            words.add(report.place().office());
        }
        report.goods().forEach(line -> line(line, textReleased, words, codes));
        report.route().forEach(leg -> {
            codes.add("country", leg.country());
            words.add(leg.locode());
            words.add(leg.place());
        });
        report.companies().stream().map(CompanyProfile::country).forEach(country -> codes.add("country", country));
        report.concealment().forEach(hidden -> {
            codes.add("concealment-place", hidden.place());
            codes.add("concealment-method", hidden.method());
        });
        transport(report.transport(), words, codes);
        if (textReleased) {
            words.add(report.summary());
        }
        return words.vector();
    }

    private static void line(GoodsLine line, boolean textReleased, Words words, WordsOfCodes codes) {
        codes.add("category", line.category());
        codes.add("subcategory", line.subcategory());
        words.add(line.brand());
        words.add(line.hs6());
        if (line.weapon() != null) {
            words.add(line.weapon().make());
            words.add(line.weapon().model());
        }
        if (line.wildlife() != null) {
            words.add(line.wildlife().taxon());
        }
        if (textReleased) {
            words.add(line.description());
        }
    }

    private static void transport(@Nullable Transport transport, Words words, WordsOfCodes codes) {
        if (transport == null) {
            return;
        }
        codes.add("transport-mode", transport.mode());
        codes.add("conveyance", transport.conveyance());
        if (transport.identity() != null) {
            words.add(transport.identity().vessel());
            words.add(transport.identity().carrier());
            words.add(transport.identity().flight());
            words.add(transport.identity().container());
        }
    }

    /** Adds a code's labels in every language. */
    private record WordsOfCodes(CodeWords codeWords, Words words) {

        void add(String list, @Nullable String code) {
            if (code != null) {
                words.addAll(codeWords.of(list, code));
            }
        }
    }
}
