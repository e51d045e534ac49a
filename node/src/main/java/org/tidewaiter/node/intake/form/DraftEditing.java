package org.tidewaiter.node.intake.form;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.intake.wording.FormChoices;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.FormType;
import org.tidewaiter.report.LineIds;
import org.tidewaiter.report.LineText;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.screening.TextScreening;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an officer does to a draft. */
@Component
@HoldsNominalData
class DraftEditing {

    private static final Set<String> TEXTS = Stream.concat(
                    Stream.of("summary", "declaredDescription"),
                    Arrays.stream(LineText.values()).map(LineText::path).map(path -> path.replaceFirst(".*\\.", "")))
            .collect(Collectors.toUnmodifiableSet());

    private final Drafts drafts;
    private final FormReading reading;
    private final FormPlan plan;
    private final FormChoices choices;
    private final EmptyParts empty;
    private final TextScreening screening;
    private final SecureRandom random = new SecureRandom();

    DraftEditing(
            Drafts drafts,
            FormReading reading,
            FormPlan plan,
            FormChoices choices,
            EmptyParts empty,
            TextScreening screening) {
        this.drafts = drafts;
        this.reading = reading;
        this.plan = plan;
        this.choices = choices;
        this.empty = empty;
        this.screening = screening;
    }

    /** A new form: the country in whose name they record, one goods line of the category. */
    DraftContent blank(AccessScope scope, String form, String category) {
        ObjectNode document = ReportJson.mapper().createObjectNode();
        boolean standard = form.equals(FormType.STANDARD.name());
        document.put("formType", (standard ? FormType.STANDARD : FormType.SIMPLIFIED).name());
        boolean goods = !category.equals("NONE");
        document.put("eventKind", goods ? "SEIZURE" : "OFFENCE_WITHOUT_GOODS");
        document.put("reportingAgency", "CUSTOMS");
        String country = choices.ownCountry(scope);
        if (!country.isEmpty()) {
            document.put("discoveryCountry", country);
        }
        if (goods) {
            ObjectNode line = document.putArray("goods").addObject();
            line.put("id", LineIds.next(random));
            if (!category.isEmpty()) {
                line.put("category", category);
            }
        }
        return DraftContent.of(document);
    }

    Draft save(AccessScope scope, Draft draft, Map<String, String[]> sent, Language language) {
        reading.read(sent, draft.content(), language);
        nameLines(draft.content());
        return saved(scope, draft);
    }

    private Draft saved(AccessScope scope, Draft draft) {
        var at = drafts.save(scope, draft.id(), draft.content());
        return new Draft(draft.id(), draft.corrects(), draft.seenVersion(), draft.content(), at, draft.expiresAt());
    }

    /** Adds or takes away a row, changes the form, masks texts; anything else only saves. */
    Draft act(AccessScope scope, Draft draft, String action, String add, String remove) {
        ObjectNode document = draft.content().document();
        switch (action) {
            case "standard" -> document.put("formType", FormType.STANDARD.name());
            case "simplified" -> document.put("formType", FormType.SIMPLIFIED.name());
            case "mask" -> mask(document);
            default -> {
                // saved already
            }
        }
        if (!add.isEmpty()) {
            int rows = Math.max(Values.rows(document, add), 0);
            FieldName.of(add + "[" + rows + "]").ifPresent(name -> Values.row(document, name));
        }
        if (!remove.isEmpty()) {
            FieldName.of(remove).ifPresent(name -> Values.remove(document, name));
            draft.content().words().keySet().removeIf(name -> name.startsWith(remove.replaceAll("\\[\\d+]$", "[")));
        }
        nameLines(draft.content());
        return saved(scope, draft);
    }

    /** Without the rows that hold nothing, so that the rules' paths are those of the form. */
    Draft pruned(AccessScope scope, Draft draft) {
        empty.prune(draft.content().document());
        return saved(scope, draft);
    }

    /** What decides which fields show: a change of it changes the form. */
    String shape(DraftContent content) {
        ObjectNode document = content.document();
        TreeSet<String> goods = new TreeSet<>();
        int index = 0;
        for (JsonNode line : document.path("goods")) {
            goods.add(index++ + line.path("category").asString(""));
        }
        return document.path("eventKind").asString("")
                + goods
                + document.path("transport").path("mode").asString("");
    }

    @Nullable
    String base(Draft draft, int line, Map<String, String[]> sent, Page page) {
        ObjectNode document = draft.content().document().deepCopy();
        for (String part : new String[] {"amount", "unit"}) {
            String name = "goods[" + line + "].quantity." + part;
            Optional.ofNullable(sent.get(name))
                    .filter(values -> values.length > 0)
                    .ifPresent(values -> FieldName.of(name)
                            .ifPresent(field -> Values.set(document, field, values[0], page.language())));
        }
        return choices.base(document.path("goods").path(line), page);
    }

    private void nameLines(DraftContent content) {
        for (JsonNode line : content.document().path("goods")) {
            if (line instanceof ObjectNode goods && !goods.hasNonNull("id")) {
                goods.put("id", LineIds.next(random));
            }
        }
    }

    private void mask(ObjectNode owner) {
        for (Map.Entry<String, JsonNode> field : owner.properties()) {
            JsonNode value = field.getValue();
            if (value.isString() && TEXTS.contains(field.getKey())) {
                String text = value.stringValue();
                owner.put(field.getKey(), screening.mask(text, screening.screen(text)));
            } else if (value instanceof ObjectNode part && !field.getKey().equals("nominal")) {
                mask(part);
            } else if (value.isArray()) {
                value.forEach(row -> {
                    if (row instanceof ObjectNode part) {
                        mask(part);
                    }
                });
            }
        }
    }
}
