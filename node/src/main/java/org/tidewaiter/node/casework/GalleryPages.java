package org.tidewaiter.node.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.tidewaiter.node.casework.page.GalleryPage;
import org.tidewaiter.node.pictures.PicturePanels;
import org.tidewaiter.node.registry.PictureSearch;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.FilterChip;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Puts the gallery together. */
@Component
class GalleryPages {

    /** Of the report search's filters, those that are offered here beside the gallery's own. */
    private static final Set<String> OFFERED = Set.of("category", "country");

    private final PicturePanels panels;
    private final FieldWording wording;
    private final Vocabulary vocabulary;
    private final Map<String, String> coded = new LinkedHashMap<>();

    GalleryPages(PicturePanels panels, FieldWording wording, Vocabulary vocabulary) {
        this.panels = panels;
        this.wording = wording;
        this.vocabulary = vocabulary;
        coded.putAll(GalleryRequest.CODED);
        coded.putAll(SearchRequest.CODED);
    }

    GalleryPage of(
            PictureSearch.Found found,
            PictureSearch.Counted counted,
            MultiValueMap<String, String> parameters,
            Page page) {
        MultiValueMap<String, String> asked = asked(parameters);
        return new GalleryPage(
                Objects.requireNonNullElse(SearchRequest.first(parameters, "q"), ""),
                SearchRequest.first(parameters, "from"),
                SearchRequest.first(parameters, "until"),
                page.text("casework.gallery.counted", counted.pictures(), counted.cases()),
                sentence(asked, page),
                choices(page),
                chosen(asked),
                panels.found(found.pictures(), page),
                pager(found, counted, asked, parameters, page));
    }

    private MultiValueMap<String, String> asked(MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>();
        parameters.forEach((name, values) -> values.stream()
                .filter(value -> value != null && !value.isBlank() && isFilter(name))
                .forEach(value -> asked.add(name, value)));
        return asked;
    }

    private boolean isFilter(String name) {
        return coded.containsKey(name) || Set.of("q", "from", "until").contains(name);
    }

    private List<FilterChip> sentence(MultiValueMap<String, String> asked, Page page) {
        List<FilterChip> chips = new ArrayList<>();
        asked.forEach((name, values) -> {
            String list = coded.get(name);
            String words = list == null
                    ? String.join(" ", values)
                    : String.join(
                            page.text("casework.or"),
                            values.stream()
                                    .map(code -> wording.code(list, code, page))
                                    .toList());
            chips.add(new FilterChip(page.text("casework.filter." + name, words), "#filters", without(asked, name)));
        });
        return chips;
    }

    private static String without(MultiValueMap<String, String> asked, String name) {
        MultiValueMap<String, String> rest = new LinkedMultiValueMap<>(asked);
        rest.remove(name);
        return address(rest, null);
    }

    private static String address(MultiValueMap<String, String> parameters, @Nullable String after) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath(GalleryController.PATH).queryParams(parameters);
        if (after != null) {
            address.queryParam("after", after);
        }
        return address.encode().build().toUriString();
    }

    private Map<String, List<Choice>> choices(Page page) {
        Map<String, List<Choice>> choices = new LinkedHashMap<>();
        coded.forEach((name, list) -> {
            if (GalleryRequest.CODED.containsKey(name) || OFFERED.contains(name)) {
                choices.put(
                        name,
                        vocabulary.list(list).codes().stream()
                                .map(code -> new Choice(
                                        code.code(),
                                        code.labels().in(page.language().locale())))
                                .toList());
            }
        });
        return choices;
    }

    private static Map<String, Set<String>> chosen(MultiValueMap<String, String> asked) {
        Map<String, Set<String>> chosen = new LinkedHashMap<>();
        asked.forEach((name, values) -> chosen.put(name, new LinkedHashSet<>(values)));
        return chosen;
    }

    private static @Nullable Pager pager(
            PictureSearch.Found found,
            PictureSearch.Counted counted,
            MultiValueMap<String, String> asked,
            MultiValueMap<String, String> parameters,
            Page page) {
        boolean first = SearchRequest.first(parameters, "after") == null;
        if (first && found.next() == null) {
            return null;
        }
        return new Pager(
                page.text("casework.gallery.pager", found.pictures().size(), counted.pictures()),
                first ? null : address(asked, null),
                found.next() == null ? null : address(asked, found.next()));
    }
}
