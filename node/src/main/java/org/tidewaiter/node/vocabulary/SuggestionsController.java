package org.tidewaiter.node.vocabulary;

import java.util.List;
import java.util.Map;
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
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.report.registers.PlaceSearch;
import org.tidewaiter.report.registers.RegisteredPlace;
import org.tidewaiter.report.registers.Taxon;

/** Suggests what may be typed into fields that also take what no register knows: places and taxa. */
@Controller
class SuggestionsController {

    private static final int MOST = 20;
    private static final int SCANNED = 200;
    private static final int LONGEST = 120;

    private final PlaceDirectory directory;
    private final LoadedReferences references;
    private final RegisterNames names;
    private final CodeDetails details;

    SuggestionsController(
            PlaceDirectory directory, LoadedReferences references, RegisterNames names, CodeDetails details) {
        this.directory = directory;
        this.references = references;
        this.names = names;
        this.details = details;
    }

    /**
     * @param field {@code office}, {@code post}, {@code locode}, {@code place} or {@code taxon}
     * @param sent the field under its own name, with what has been typed so far
     */
    @GetMapping("/vocabulary/suggestions/{field}")
    @Requires(Permission.ENTER)
    ModelAndView suggest(
            AccessScope scope, Page page, @PathVariable String field, @RequestParam Map<String, String> sent) {
        String typed = sent.values().stream().findFirst().orElse("").strip();
        String asked = typed.substring(0, Math.min(typed.length(), LONGEST));
        List<Choice> choices = asked.isEmpty()
                ? List.of()
                : field.equals("taxon") ? taxa(page, asked) : places(scope, page, field, asked);
        return new ModelAndView("vocabulary/suggestions", "choices", choices);
    }

    private List<Choice> taxa(Page page, String asked) {
        return references.taxa().search(asked, page.language().locale()).stream()
                .limit(MOST)
                .map(taxon -> new Choice(taxon.name(), common(page, taxon)))
                .toList();
    }

    private static String common(Page page, Taxon taxon) {
        return taxon.labels().in(page.language().locale());
    }

    private List<Choice> places(AccessScope scope, Page page, String field, String asked) {
        PlaceSearch.Asked all = new PlaceSearch.Asked(asked, null, null, null);
        return directory.places(scope).search().find(all, 0, SCANNED).places().stream()
                .filter(place -> place.validity().holdsOn(details.today()))
                .flatMap(place -> Stream.ofNullable(value(page, field, place))
                        .map(value -> new Choice(value, names.name(page, place) + " · " + names.about(page, place))))
                .limit(MOST)
                .toList();
    }

    private @Nullable String value(Page page, String field, RegisteredPlace place) {
        return switch (field) {
            case "office" -> place.register().equals(Office.REGISTER) ? place.code() : null;
            case "locode" -> place.identifiers().locode();
            default -> names.name(page, place);
        };
    }
}
