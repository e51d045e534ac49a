package org.tidewaiter.node.casework;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.web.Page;

/** Trials of terms over a past period, for people. */
@Controller
@Requires(Permission.TRY_AGREEMENT)
class TrialController {

    private final TriedTerms terms;
    private final TrialPages pages;

    TrialController(TriedTerms terms, TrialPages pages) {
        this.terms = terms;
        this.pages = pages;
    }

    @GetMapping("/agreements/{number}/trial")
    ModelAndView signed(
            AccessScope scope,
            Page page,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer revision,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var tried = terms.signed(number, revision);
        String above = "/agreements/" + UriUtils.encodePathSegment(number, StandardCharsets.UTF_8);
        return drawn(scope, page, new TrialPages.Tried(tried, above, tried.revision()), from, to);
    }

    @GetMapping("/agreements/proposals/{digest}/trial")
    ModelAndView proposed(
            AccessScope scope,
            Page page,
            @PathVariable String digest,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var tried = terms.proposed(scope, digest);
        return drawn(scope, page, new TrialPages.Tried(tried, "/agreements/proposals/" + digest, null), from, to);
    }

    private ModelAndView drawn(
            AccessScope scope, Page page, TrialPages.Tried tried, @Nullable String from, @Nullable String to) {
        TrialPeriod period = from == null && to == null ? null : TrialPeriod.of(from, to);
        return new ModelAndView("casework/trial", "trial", pages.of(scope, tried, period, page));
    }
}
