package org.tidewaiter.node.delivery.key;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.web.Page;

/** This node's key and how it is changed, for people. */
@Controller
@Requires(Permission.ADMINISTER_NETWORK)
@RequestMapping(KeysController.PATH)
class KeysController {

    static final String PATH = "/keys";

    private static final String BACK = "redirect:" + PATH;

    private final OwnKeys keys;
    private final KeyPages pages;

    KeysController(OwnKeys keys, KeyPages pages) {
        this.keys = keys;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView keys(Page page) {
        return new ModelAndView("delivery/keys", "keys", pages.of(page));
    }

    @PostMapping("/next")
    String announce(AccessScope scope, Page page, RedirectAttributes once) {
        keys.announce(scope);
        return told(once, page, "announced");
    }

    @PostMapping("/next/use")
    String use(AccessScope scope, Page page, RedirectAttributes once) {
        keys.use(scope);
        return told(once, page, "due");
    }

    @PostMapping("/former/retirement")
    String retire(AccessScope scope, Page page, RedirectAttributes once) {
        keys.retire(scope);
        return told(once, page, "retired");
    }

    private static String told(RedirectAttributes once, Page page, String key) {
        once.addFlashAttribute(Page.TOLD, page.text("delivery.keys.told." + key));
        return BACK;
    }
}
