package org.tidewaiter.node.casework;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.web.Page;

/** The work list of the analysts of a hub. */
@Controller
@Requires(Permission.ASSESS)
class WorkListController {

    static final String PATH = "/work-list";

    private final WorkListPages pages;

    WorkListController(WorkListPages pages) {
        this.pages = pages;
    }

    @GetMapping(PATH)
    ModelAndView list(AccessScope scope, Page page, @RequestParam MultiValueMap<String, String> parameters) {
        return new ModelAndView("casework/worklist", "list", pages.of(scope, parameters, page));
    }
}
