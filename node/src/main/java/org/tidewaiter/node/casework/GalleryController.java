package org.tidewaiter.node.casework;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.registry.PictureFilter;
import org.tidewaiter.node.registry.PictureSearch;
import org.tidewaiter.node.web.Page;

/** The gallery: pictures of all reports, searched by what the reports say. */
@Controller
@Requires(Permission.SEARCH)
class GalleryController {

    static final String PATH = "/pictures";

    private static final int TILES = 48;

    private final GalleryRequest request;
    private final PictureSearch search;
    private final GalleryPages pages;

    GalleryController(GalleryRequest request, PictureSearch search, GalleryPages pages) {
        this.request = request;
        this.search = search;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ModelAndView gallery(AccessScope scope, Page page, @RequestParam MultiValueMap<String, String> parameters) {
        PictureFilter filter = request.read(parameters);
        return new ModelAndView(
                "casework/gallery",
                Map.of(
                        "gallery",
                        pages.of(
                                search.search(scope, filter, SearchRequest.first(parameters, "after"), TILES),
                                search.count(scope, filter),
                                parameters,
                                page)));
    }
}
