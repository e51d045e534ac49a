package org.tidewaiter.node.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.vocabulary.page.CodePage;
import org.tidewaiter.node.vocabulary.page.PlacesPage;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.report.registers.PlaceSearch;
import org.tidewaiter.report.registers.Point;
import org.tidewaiter.report.registers.RegisterSource;
import org.tidewaiter.report.registers.RegisteredPlace;
import org.tidewaiter.report.registers.ShippedRegisters;

/** Ports and airports, and among them the own offices, to search. */
@Controller
@Requires(Permission.ENTER)
class PlacesController {

    private static final int LONGEST = 120;

    private final PlaceDirectory directory;
    private final RegisterNames names;
    private final CodeDetails details;

    PlacesController(PlaceDirectory directory, RegisterNames names, CodeDetails details) {
        this.directory = directory;
        this.names = names;
        this.details = details;
    }

    @GetMapping("/vocabulary/places")
    ModelAndView places(
            AccessScope scope,
            Page page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String register,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "0") int from) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("q", q.substring(0, Math.min(q.length(), LONGEST)));
        asked.put("register", register);
        asked.put("country", country.toUpperCase(Locale.ROOT));
        return new ModelAndView("vocabulary/places", "places", page(scope, page, asked, Math.max(0, from)));
    }

    private PlacesPage page(AccessScope scope, Page page, Map<String, String> asked, int from) {
        String words = asked.getOrDefault("q", "");
        String country = asked.getOrDefault("country", "");
        String register = asked.getOrDefault("register", "");
        PlaceSearch.Found found = directory
                .places(scope)
                .search()
                .find(new PlaceSearch.Asked(words, given(country), null, given(register)), from, Addresses.LINES);
        return new PlacesPage(
                Tabs.PLACES.of(page),
                words,
                Field.of("register", page.text("vocabulary.places.register")).withValue(register),
                registers(page),
                Field.of("country", page.text("vocabulary.places.country")).withValue(country),
                country.isEmpty() ? null : names.of(page, "country", country),
                found.places().stream().map(place -> line(page, place)).toList(),
                Addresses.pager(
                        page, Tabs.PLACES.path(), asked, from, found.places().size(), found.all()));
    }

    private static @Nullable String given(String value) {
        return value.isEmpty() ? null : value;
    }

    private static List<Choice> registers(Page page) {
        return Stream.of("ports", "airports", Office.REGISTER)
                .map(name -> new Choice(name, page.text("vocabulary.register." + name)))
                .toList();
    }

    private PlacesPage.Line line(Page page, RegisteredPlace place) {
        return new PlacesPage.Line(
                Addresses.place(place.register(), place.code()),
                place.code(),
                names.name(page, place),
                names.of(page, "location-type", place.kind()),
                names.of(page, "country", place.country()),
                place.city() == null ? "" : place.city(),
                Stream.of(
                                place.register().equals(Office.REGISTER) ? place.code() : null,
                                place.identifiers().locode(),
                                place.identifiers().iata(),
                                place.identifiers().icao())
                        .flatMap(Stream::ofNullable)
                        .distinct()
                        .collect(Collectors.joining(" ")));
    }

    @GetMapping("/vocabulary/places/{register}/{code}")
    ModelAndView place(AccessScope scope, Page page, @PathVariable String register, @PathVariable String code) {
        RegisteredPlace place = directory
                .places(scope)
                .find(register, code)
                .orElseThrow(() -> VocabularyProblems.notFound("no-such-place"));
        String state = place.validity().holdsOn(details.today())
                ? ""
                : details.limits(
                        page, place.validity().validFrom(), place.validity().validTo());
        CodePage shown = new CodePage(
                Tabs.PLACES.of(page),
                List.of(Tabs.PLACES.crumb(page)),
                names.name(page, place),
                place.code(),
                state,
                definitions(page, place),
                List.of());
        return new ModelAndView("vocabulary/code", "code", shown);
    }

    private List<Definition> definitions(Page page, RegisteredPlace place) {
        List<Definition> all = new ArrayList<>();
        all.add(new Definition(page.text("vocabulary.office.kind"), names.of(page, "location-type", place.kind())));
        all.add(new Definition(page.text("vocabulary.places.city"), place.city()));
        all.add(new Definition(page.text("vocabulary.places.country"), names.of(page, "country", place.country())));
        add(all, "UN/LOCODE", place.identifiers().locode());
        add(all, "IATA", place.identifiers().iata());
        add(all, "ICAO", place.identifiers().icao());
        add(all, page.text("vocabulary.places.also"), given(String.join(", ", place.also())));
        Point point = place.point();
        if (point != null) {
            all.add(new Definition(
                    page.text("vocabulary.places.coordinates"),
                    page.text(
                            "vocabulary.places.point",
                            page.wording().number(point.roundedLatitude()),
                            page.wording().number(point.roundedLongitude()))));
        }
        ShippedRegisters.sources().stream()
                .filter(source -> source.name().equals(place.register()))
                .forEach(source -> source(all, page, source));
        return all;
    }

    private static void source(List<Definition> all, Page page, RegisterSource source) {
        all.add(new Definition(page.text("vocabulary.source"), source.source()));
        all.add(new Definition(page.text("vocabulary.verified"), source.verified()));
    }

    private static void add(List<Definition> all, String term, @Nullable String value) {
        if (value != null) {
            all.add(new Definition(term, value));
        }
    }
}
