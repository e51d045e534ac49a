package org.tidewaiter.node.mandates;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.exchange.mandate.Mandate;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.web.Page;

/** Who may issue whose reports, for people. */
@Controller
@Requires(Permission.ADMINISTER_NETWORK)
@RequestMapping(MandatesController.PATH)
class MandatesController {

    static final String PATH = "/mandates";

    private final MandateDesk desk;
    private final MandatePages pages;

    MandatesController(MandateDesk desk, MandatePages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView mandates(Page page) {
        return new ModelAndView("mandates/mandates", "mandates", pages.of(page));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String take(AccessScope scope, Page page, @RequestParam MultipartFile mandate, RedirectAttributes once)
            throws IOException {
        Mandate taken;
        try (InputStream in = mandate.getInputStream()) {
            // One character more than any mandate has is enough to see that it is none.
            taken = desk.take(scope, new String(in.readNBytes(Mandate.LONGEST + 1), StandardCharsets.UTF_8));
        }
        String told = taken.what() == Mandate.What.GRANTS ? "mandates.told.granted" : "mandates.told.ended";
        once.addFlashAttribute(Page.TOLD, page.text(told, taken.originator(), taken.node()));
        return "redirect:" + PATH;
    }
}
