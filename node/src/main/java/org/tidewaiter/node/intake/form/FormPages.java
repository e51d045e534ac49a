package org.tidewaiter.node.intake.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.intake.page.FormPage;
import org.tidewaiter.node.intake.page.StartPage;
import org.tidewaiter.node.intake.submission.Answers;
import org.tidewaiter.node.intake.submission.TextFindings;
import org.tidewaiter.node.intake.wording.FaultWords;
import org.tidewaiter.node.intake.wording.FormChoices;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.rules.Severity;

/** Makes the pages of the form. */
@Component
class FormPages {

    private static final Set<String> FROM_THE_START = Set.of("what", "where");
    private static final Set<String> WITH_GOODS = Set.of("found", "route");
    private static final int CODES_IN_A_TITLE = 2;

    private final FormPlan plan;
    private final FormChoices choices;
    private final FaultWords words;
    private final CategoryTiles tiles;

    FormPages(FormPlan plan, FormChoices choices, FaultWords words, CategoryTiles tiles) {
        this.plan = plan;
        this.choices = choices;
        this.words = words;
        this.tiles = tiles;
    }

    /** What the rules said to the last attempt to hand in. */
    record Judged(List<org.tidewaiter.report.rules.Fault> faults, Set<String> ticked, boolean changedMeanwhile) {

        static Judged notYet() {
            return new Judged(List.of(), Set.of(), false);
        }

        List<org.tidewaiter.report.rules.Fault> of(Severity severity) {
            return faults.stream().filter(fault -> fault.severity() == severity).toList();
        }
    }

    FormPage page(Page page, Draft draft, Judged judged) {
        List<Fault> faults = words.in(page.language(), judged.of(Severity.REFUSE));
        List<Fault> questions = words.in(page.language(), judged.of(Severity.ASK));
        List<Fault> shown = new ArrayList<>(faults);
        shown.addAll(questions);
        Map<String, String> names = names(page, draft);
        Map<String, String> anchors = FormItems.anchors(shown, names.keySet());
        List<Fault> placed = shown.stream().map(fault -> at(fault, anchors)).toList();
        FormItems items = new FormItems(page, draft.id(), draft.content(), placed, choices);
        boolean standard =
                draft.content().document().path("formType").asString("").equals("STANDARD");
        List<FormPage.Section> sections = new ArrayList<>();
        for (FormPlan.Section section : plan.sections()) {
            FormPage.Section laid = items.section(section, true);
            if (!laid.items().isEmpty()) {
                boolean open = !standard || opens(section, items, placed, items.filled());
                sections.add(new FormPage.Section(laid.id(), laid.title(), open, laid.filled(), laid.items()));
            }
        }
        return new FormPage(
                draft.id(),
                standard,
                draft.corrects(),
                page.text("intake.form.saved", page.wording().clock(draft.savedAt())),
                List.copyOf(sections),
                faults.stream()
                        .map(fault -> named(page, at(fault, anchors), names))
                        .toList(),
                questions(judged, questions, anchors),
                words.in(page.language(), judged.of(Severity.NOTE)),
                judged.faults().stream().anyMatch(fault -> fault.rule().equals(TextFindings.RULE)),
                judged.changedMeanwhile());
    }

    /** Labels of the fields that show for this draft, by their names, in order. */
    private Map<String, String> names(Page page, Draft draft) {
        FormItems items = new FormItems(page, draft.id(), draft.content(), List.of(), choices);
        plan.sections().forEach(section -> items.section(section, true));
        return items.names();
    }

    /** A section opens with what makes it relevant: goods, something written in it, a fault in it. */
    private boolean opens(FormPlan.Section section, FormItems items, List<Fault> faults, int filled) {
        boolean relevant = FROM_THE_START.contains(section.id())
                || WITH_GOODS.contains(section.id()) && !items.categories().isEmpty();
        return relevant || filled > 0 || faults.stream().anyMatch(fault -> isIn(section, fault.path()));
    }

    private static boolean isIn(FormPlan.Section section, String path) {
        return section.items().stream()
                .anyMatch(item -> path.equals(item.path())
                        || path.startsWith(item.path() + ".")
                        || path.startsWith(item.path() + "["));
    }

    private static Fault at(Fault fault, Map<String, String> anchors) {
        return new Fault(anchors.getOrDefault(fault.path(), ""), fault.rule(), fault.message());
    }

    /** In the list on top a fault says which field it means. */
    private static Fault named(Page page, Fault fault, Map<String, String> names) {
        String label = names.get(fault.path());
        return label == null
                ? fault
                : new Fault(fault.path(), fault.rule(), page.text("intake.form.fault", label, fault.message()));
    }

    private static List<FormPage.Question> questions(
            Judged judged, List<Fault> questions, Map<String, String> anchors) {
        List<org.tidewaiter.report.rules.Fault> asked = judged.of(Severity.ASK);
        List<FormPage.Question> all = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String name = Answers.name(asked.get(i));
            Fault said = questions.get(i);
            all.add(new FormPage.Question(
                    name,
                    anchors.getOrDefault(said.path(), ""),
                    said.message(),
                    judged.ticked().contains(name)));
        }
        return List.copyOf(all);
    }

    StartPage start(
            Page page, List<Draft> drafts, java.util.@org.jspecify.annotations.Nullable UUID deleted, long days) {
        return new StartPage(
                tiles.of(page), drafts.stream().map(draft -> line(page, draft)).toList(), deleted, days);
    }

    private StartPage.DraftLine line(Page page, Draft draft) {
        return new StartPage.DraftLine(
                draft.id(),
                title(page, draft.content()),
                page.text("intake.drafts.saved", page.wording().ago(draft.savedAt())),
                page.text("intake.drafts.until", page.wording().date(draft.expiresAt())),
                draft.corrects() != null);
    }

    /** What a draft is about: its goods and its place, nothing personal. */
    private String title(Page page, DraftContent content) {
        List<String> parts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (var line : content.document().path("goods")) {
            String code = line.path("subcategory").asString("");
            String category = line.path("category").asString("");
            String name = !code.isEmpty()
                    ? choices.label("subcategory", code, page.language())
                    : category.isEmpty() ? "" : choices.label("category", category, page.language());
            if (!name.isEmpty() && seen.size() < CODES_IN_A_TITLE && seen.add(name)) {
                parts.add(name);
            }
        }
        String post = content.document().path("place").path("post").asString("");
        if (!post.isBlank()) {
            parts.add(post);
        }
        return parts.isEmpty() ? page.text("intake.drafts.untitled") : String.join(", ", parts);
    }
}
