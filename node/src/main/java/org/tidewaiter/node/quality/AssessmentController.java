package org.tidewaiter.node.quality;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Regions;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.ProblemException;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** What analysts say of reports, from the work list and from a report's page. */
@Controller
@Requires(Permission.ASSESS)
class AssessmentController {

    private static final String LIST = "/work-list";

    private final Assessments assessments;
    private final Preferences preferences;
    private final Regions regions;
    private final Vocabulary vocabulary;

    AssessmentController(Assessments assessments, Preferences preferences, Regions regions, Vocabulary vocabulary) {
        this.assessments = assessments;
        this.preferences = preferences;
        this.regions = regions;
        this.vocabulary = vocabulary;
    }

    /**
     * Says of the ticked ones that they are right.
     *
     * @param back where on the work list the reader comes from
     */
    @PostMapping(LIST + "/verify")
    String verify(
            AccessScope scope,
            Page page,
            @RequestParam(required = false) @Nullable List<String> seen,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes attributes) {
        List<Seen> versions = read(seen);
        attributes.addFlashAttribute(Page.TOLD, verified(scope, versions, page));
        return backTo(back);
    }

    /** Takes it back of the ticked ones. */
    @PostMapping(LIST + "/reopen")
    String reopen(
            AccessScope scope,
            Page page,
            @RequestParam(required = false) @Nullable List<String> seen,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes attributes) {
        List<Seen> versions = read(seen);
        attributes.addFlashAttribute(Page.TOLD, reopened(scope, versions, page));
        return backTo(back);
    }

    private static String backTo(String back) {
        return "redirect:" + (back.startsWith(LIST + "?") ? back : LIST);
    }

    @PostMapping("/reports/{record}/assessment/verify")
    String verifyOne(
            AccessScope scope,
            Page page,
            @PathVariable UUID record,
            @RequestParam int version,
            RedirectAttributes attributes) {
        attributes.addFlashAttribute(Page.TOLD, verified(scope, List.of(new Seen(record, version)), page));
        return "redirect:/reports/" + record;
    }

    @PostMapping("/reports/{record}/assessment/reopen")
    String reopenOne(
            AccessScope scope,
            Page page,
            @PathVariable UUID record,
            @RequestParam int version,
            RedirectAttributes attributes) {
        attributes.addFlashAttribute(Page.TOLD, reopened(scope, List.of(new Seen(record, version)), page));
        return "redirect:/reports/" + record;
    }

    private String verified(AccessScope scope, List<Seen> versions, Page page) {
        return versions.isEmpty()
                ? page.text("quality.told.none")
                : told("verify", assessments.verify(scope, versions), versions, page);
    }

    private String reopened(AccessScope scope, List<Seen> versions, Page page) {
        return versions.isEmpty()
                ? page.text("quality.told.none")
                : told("reopen", assessments.reopen(scope, versions), versions, page);
    }

    private static String told(String what, int done, List<Seen> versions, Page page) {
        return page.text("quality.told." + what, done, versions.size() - done);
    }

    private static List<Seen> read(@Nullable List<String> ticked) {
        List<Seen> versions = new ArrayList<>();
        try {
            (ticked == null ? List.<String>of() : ticked).forEach(text -> versions.add(Seen.parse(text)));
        } catch (IllegalArgumentException unreadable) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "seen", "quality.problem.seen");
        }
        if (versions.size() > Assessments.MOST) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "too-many", "quality.problem.too-many", Assessments.MOST);
        }
        return versions;
    }

    /** Keeps a region and commodities as this analyst's own. */
    @PostMapping(LIST + "/mine")
    String keep(
            AccessScope scope,
            Page page,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(required = false) @Nullable List<String> category,
            RedirectAttributes attributes) {
        Set<String> categories = category == null ? Set.of() : new LinkedHashSet<>(category);
        boolean known = (region.isEmpty() || regions.isRegion(region))
                && categories.stream()
                        .allMatch(code -> vocabulary.list("category").code(code).isPresent());
        if (!known) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "filter", "quality.problem.filter");
        }
        preferences.keep(scope, new Preference(region.isEmpty() ? null : region, categories));
        attributes.addFlashAttribute(Page.TOLD, page.text("quality.told.kept"));
        return "redirect:" + LIST;
    }
}
