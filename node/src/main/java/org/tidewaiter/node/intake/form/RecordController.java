package org.tidewaiter.node.intake.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.intake.page.KnownCase;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.registry.DecisionRefusedException;
import org.tidewaiter.node.web.Page;

/** The seizure form and its drafts. */
@Controller
@HoldsNominalData
@Requires(Permission.RECORD)
class RecordController {

    private static final String START = "/record";

    private final Drafts drafts;
    private final DraftEditing editing;
    private final DraftSubmission submission;
    private final FormPages pages;
    private final KnownCases cases;
    private final DraftSettings settings;

    RecordController(
            Drafts drafts,
            DraftEditing editing,
            DraftSubmission submission,
            FormPages pages,
            KnownCases cases,
            DraftSettings settings) {
        this.drafts = drafts;
        this.editing = editing;
        this.submission = submission;
        this.pages = pages;
        this.cases = cases;
        this.settings = settings;
    }

    @GetMapping(START)
    ModelAndView start(AccessScope scope, Page page, @RequestParam(required = false) @Nullable UUID deleted) {
        var start = pages.start(page, drafts.of(scope), deleted, settings.keep().toDays());
        return new ModelAndView("intake/start", "start", start);
    }

    @PostMapping(START)
    String begin(
            AccessScope scope,
            @RequestParam(defaultValue = "SIMPLIFIED") String form,
            @RequestParam(defaultValue = "") String category) {
        return "redirect:" + START + "/" + drafts.begin(scope, editing.blank(scope, form, category), null, 0);
    }

    @GetMapping("/reports/{record}/correct")
    @Requires({Permission.RECORD, Permission.CORRECT})
    String correct(AccessScope scope, @PathVariable UUID record) {
        return "redirect:" + START + "/" + submission.correcting(scope, record);
    }

    @GetMapping(START + "/{draft}")
    ModelAndView form(AccessScope scope, Page page, @PathVariable UUID draft) {
        return view(scope, "intake/form", page, drafts.require(scope, draft), FormPages.Judged.notYet());
    }

    /** Saves what is typed; where that changes which fields there are, the answer brings the form anew. */
    @PostMapping(START + "/{draft}/saved")
    ModelAndView save(AccessScope scope, Page page, @PathVariable UUID draft, HttpServletRequest request) {
        Draft before = drafts.require(scope, draft);
        String shape = editing.shape(before.content());
        List<KnownCase> known = cases.of(scope, before, page);
        Draft after = editing.save(scope, before, request.getParameterMap(), page.language());
        boolean anew = !shape.equals(editing.shape(after.content()));
        ModelAndView view =
                view(scope, anew ? "intake/savedanew" : "intake/saved", page, after, FormPages.Judged.notYet());
        // What is said already is not sent again: it would be read aloud with every letter that is typed.
        return view.addObject("knownAnew", !known.equals(view.getModel().get("known")));
    }

    @PostMapping(START + "/{draft}")
    ModelAndView act(AccessScope scope, Page page, @PathVariable UUID draft, HttpServletRequest request) {
        Map<String, String[]> sent = request.getParameterMap();
        Draft saved = editing.save(scope, drafts.require(scope, draft), sent, page.language());
        String action = first(sent, "do");
        if (action.equals("hand-in")) {
            return handIn(scope, page, saved, Set.of(sent.getOrDefault("confirmed", new String[0])));
        }
        if (action.equals("over")) {
            submission.over(scope, saved);
        }
        Draft changed = editing.act(scope, saved, action, first(sent, "add"), first(sent, "remove"));
        if (request.getHeader("HX-Request") != null) {
            return view(scope, "intake/formbody", page, changed, FormPages.Judged.notYet());
        }
        return new ModelAndView(action.equals("later") ? "redirect:" + START : "redirect:" + START + "/" + draft);
    }

    private ModelAndView handIn(AccessScope scope, Page page, Draft draft, Set<String> ticked) {
        try {
            return switch (submission.handIn(scope, draft, ticked)) {
                case DraftSubmission.Handed.In(UUID record) -> new ModelAndView("redirect:/reports/" + record);
                case DraftSubmission.Handed.Back(var faults) ->
                    unprocessed(scope, page, editing.pruned(scope, draft), new FormPages.Judged(faults, ticked, false));
            };
        } catch (DecisionRefusedException refused) {
            if (refused.reason() != DecisionRefusedException.Reason.CHANGED_MEANWHILE) {
                throw refused;
            }
            return unprocessed(scope, page, draft, new FormPages.Judged(List.of(), ticked, true));
        }
    }

    private ModelAndView unprocessed(AccessScope scope, Page page, Draft draft, FormPages.Judged judged) {
        ModelAndView view = view(scope, "intake/form", page, draft, judged);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    /** The quantity of a line in its base unit, as it is typed. */
    @GetMapping(START + "/{draft}/goods/{line}/base")
    ModelAndView base(
            AccessScope scope,
            Page page,
            @PathVariable UUID draft,
            @PathVariable int line,
            HttpServletRequest request) {
        Draft kept = drafts.require(scope, draft);
        return new ModelAndView("intake/base")
                .addObject("base", editing.base(kept, line, request.getParameterMap(), page));
    }

    @PostMapping(START + "/{draft}/delete")
    String delete(AccessScope scope, @PathVariable UUID draft) {
        drafts.delete(scope, draft);
        return "redirect:" + START + "?deleted=" + draft;
    }

    @PostMapping(START + "/{draft}/restore")
    String restore(AccessScope scope, @PathVariable UUID draft) {
        drafts.restore(scope, draft);
        return "redirect:" + START;
    }

    private ModelAndView view(AccessScope scope, String template, Page page, Draft draft, FormPages.Judged judged) {
        return new ModelAndView(template, "form", pages.page(page, draft, judged))
                .addObject("known", cases.of(scope, draft, page));
    }

    private static String first(Map<String, String[]> sent, String name) {
        String[] values = sent.get(name);
        return values == null || values.length == 0 ? "" : values[0];
    }
}
