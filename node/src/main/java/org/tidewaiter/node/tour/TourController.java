package org.tidewaiter.node.tour;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.Page;

/** The tour of a demonstration. */
@Controller
class TourController {

    static final String PATH = "/tour";

    private final Optional<Path> script;
    private final TourPages pages;

    TourController(NodeSettings settings, TourPages pages) {
        this.script = Optional.ofNullable(settings.tour());
        this.pages = pages;
    }

    @GetMapping(PATH)
    @Requires({Permission.SEARCH, Permission.READ})
    ModelAndView tour(AccessScope scope, Page page) {
        return script.flatMap(TourScript::read)
                .map(tour -> new ModelAndView("tour/tour", "tour", pages.of(scope, tour, page)))
                .orElseGet(() -> new ModelAndView("tour/none"));
    }
}
