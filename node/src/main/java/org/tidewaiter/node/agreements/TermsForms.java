package org.tidewaiter.node.agreements;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.node.agreements.TermsInput.ThresholdInput;
import org.tidewaiter.node.agreements.page.TermsForm;
import org.tidewaiter.node.agreements.page.TermsForm.Several;
import org.tidewaiter.node.agreements.page.TermsForm.ThresholdRow;
import org.tidewaiter.node.delivery.AgreedProfiles;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Draws the form for a text from what was typed so far. */
@Component
class TermsForms {

    private static final int BLANK_ROWS = 2;
    private static final List<String> PROFILES = List.of("non-personal-standard", "releasable");

    private final KnownPartners partners;
    private final AgreedProfiles profiles;
    private final TermWords words;
    private final Vocabulary vocabulary = Vocabulary.load();

    TermsForms(KnownPartners partners, AgreedProfiles profiles, TermWords words) {
        this.partners = partners;
        this.profiles = profiles;
        this.words = words;
    }

    TermsForm of(TermsInput input, List<Fault> faults, Page page) {
        boolean revision = input.revises() != null && !input.revises().isEmpty();
        return new TermsForm(
                revision
                        ? page.text("agreements.form.revision.title", TermsInput.text(input.number()))
                        : page.text("agreements.form.title"),
                page.text(revision ? "agreements.form.revision.lead" : "agreements.form.lead"),
                revision ? input.revises() : null,
                revision ? List.of() : templates(page),
                faults,
                field("number", input.number(), faults, page).mandatory(),
                field("partner", input.partner(), faults, page).mandatory(),
                partners(page),
                field("direction", input.direction(), faults, page).mandatory(),
                directions(page),
                several("categories", "category", input.categories(), faults, page),
                several("eventKinds", "event-kind", input.eventKinds(), faults, page),
                field("places", String.join(", ", input.places()), faults, page),
                thresholds(input, faults, page),
                kinds(page),
                units(page),
                field("profile", input.profile(), faults, page).mandatory(),
                profileChoices(page),
                several("handling", "handling", input.handling(), faults, page),
                field("onward", String.join(", ", input.onward()), faults, page),
                field("onwardProfile", input.onwardProfile(), faults, page),
                field("relays", String.join(", ", input.relays()), faults, page),
                field("recipients", input.recipients(), faults, page),
                field("legalBasis", input.legalBasis(), faults, page).mandatory(),
                field("hoursAllowed", input.hoursAllowed(), faults, page).mandatory(),
                field("validFrom", input.validFrom(), faults, page),
                field("validUntil", input.validUntil(), faults, page),
                field("release", input.release(), faults, page).mandatory(),
                releases(page));
    }

    private static Field field(String name, @Nullable String typed, List<Fault> faults, Page page) {
        String key = "agreements.form." + name;
        Field field = Field.of(name, page.text(key))
                .withValue(typed == null || typed.isEmpty() ? null : typed)
                .withFault(Fault.at(faults, name).orElse(null));
        return page.messages().has(page.language(), key + ".hint") ? field.withHint(page.text(key + ".hint")) : field;
    }

    private Several several(String name, String list, List<String> chosen, List<Fault> faults, Page page) {
        Field field = field(name, null, faults, page);
        return new Several(name.equals("handling") ? field : field.mandatory(), codes(list, page), chosen);
    }

    private List<Choice> codes(String list, Page page) {
        return vocabulary.list(list).codes().stream()
                .map(code ->
                        new Choice(code.code(), code.labels().in(page.language().locale())))
                .toList();
    }

    private static List<Choice> templates(Page page) {
        return Arrays.stream(TermsTemplate.values())
                .map(template -> new Choice(
                        TextLines.PATH + "/new?template=" + template.code(),
                        page.text("agreements.template." + template.code()),
                        page.text("agreements.template." + template.code() + ".words")))
                .toList();
    }

    private List<Choice> partners(Page page) {
        return partners.names().stream()
                .map(partner -> new Choice(partner, words.title(partner, page)))
                .toList();
    }

    private static List<Choice> directions(Page page) {
        return List.of(
                new Choice(TermsInput.SENDS, page.text("agreements.form.sends")),
                new Choice(TermsInput.RECEIVES, page.text("agreements.form.receives")));
    }

    private static List<Choice> releases(Page page) {
        return Arrays.stream(ReleaseRule.values())
                .map(rule -> new Choice(rule.code(), page.text("agreements.release." + rule.code())))
                .toList();
    }

    private List<Choice> profileChoices(Page page) {
        return PROFILES.stream()
                .filter(name -> profiles.digestOf(name).isPresent())
                .map(name -> new Choice(name, words.profile(name, page)))
                .toList();
    }

    private static List<ThresholdRow> thresholds(TermsInput input, List<Fault> faults, Page page) {
        List<ThresholdInput> rows = new ArrayList<>(input.thresholds());
        long blank = rows.stream().filter(ThresholdInput::isBlank).count();
        for (long i = blank; i < BLANK_ROWS; i++) {
            rows.add(new ThresholdInput(null, null, null));
        }
        List<ThresholdRow> drawn = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String path = "thresholds[" + i + "].";
            ThresholdInput row = rows.get(i);
            drawn.add(new ThresholdRow(
                    cell(path, "subcategory", row.subcategory(), faults, page),
                    cell(path, "amount", row.amount(), faults, page),
                    cell(path, "unit", row.unit(), faults, page)));
        }
        return drawn;
    }

    private static Field cell(String path, String name, @Nullable String typed, List<Fault> faults, Page page) {
        return Field.of(path + name, page.text("agreements.form.threshold." + name))
                .withValue(typed)
                .withFault(Fault.at(faults, path + name).orElse(null));
    }

    private List<Choice> kinds(Page page) {
        return vocabulary.list("subcategory").codes().stream()
                .map(code -> new Choice(
                        code.code(),
                        vocabulary.label(
                                        "category",
                                        Objects.toString(code.parent(), ""),
                                        page.language().locale()) + ": "
                                + code.labels().in(page.language().locale())))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    /** All base units of any kind of goods. */
    private List<Choice> units(Page page) {
        Set<String> bases = new LinkedHashSet<>();
        vocabulary.list("category").codes().forEach(code -> bases.addAll(code.words("bases")));
        return Stream.concat(bases.stream(), ownBases())
                .distinct()
                .map(unit -> new Choice(
                        unit, vocabulary.label("unit", unit, page.language().locale())))
                .toList();
    }

    private Stream<String> ownBases() {
        return vocabulary.list("subcategory").codes().stream().flatMap(TermsForms::bases);
    }

    private static Stream<String> bases(Code code) {
        return code.words("base").stream();
    }
}
