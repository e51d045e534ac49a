package org.tidewaiter.node.intake.editor;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.mapping.DataSource;
import org.tidewaiter.formats.mapping.FieldRule;
import org.tidewaiter.formats.mapping.FieldTarget;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.ShippedMappings;
import org.tidewaiter.formats.profile.ColumnProfile;
import org.tidewaiter.formats.profile.FileProfile;
import org.tidewaiter.formats.suggest.FieldSuggestions;
import org.tidewaiter.formats.suggest.SuggestedField;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.intake.file.FileImport;
import org.tidewaiter.node.intake.file.ImportFindings;
import org.tidewaiter.node.intake.file.ImportLife;
import org.tidewaiter.node.intake.file.Imports;
import org.tidewaiter.node.intake.mapping.OwnReports;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.intake.wording.FormChoices;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Mappings in the making: each belongs to one import until it is started, and is saved as it is made. */
@Component
@HoldsNominalData
public class MappingDrafts {

    private static final int LONGEST_NAME = 50;
    private static final double GOOD = 0.6;
    private static final String OWN = "-own";

    private final Imports imports;
    private final ImportLife life;
    private final ImportFindings findings;
    private final MappingEditor editor;
    private final FormChoices choices;
    private final FieldSuggestions suggestions;

    MappingDrafts(
            Imports imports,
            ImportLife life,
            ImportFindings findings,
            MappingEditor editor,
            FormChoices choices,
            Vocabulary vocabulary) {
        this.imports = imports;
        this.life = life;
        this.findings = findings;
        this.editor = editor;
        this.choices = choices;
        this.suggestions = FieldSuggestions.of(FieldCatalogue.load(), vocabulary);
    }

    /** The mapping of an import, as it stands. */
    public Mapping of(FileImport one) {
        return imports.yaml(one.id())
                .filter(yaml -> !OwnReports.isMapping(yaml))
                .map(Mapping::read)
                .orElseThrow(() -> IntakeProblems.of(HttpStatus.CONFLICT, "import-wrong-state"));
    }

    Map<String, List<SuggestedField>> suggestions(FileProfile profile) {
        return suggestions.forFile(profile);
    }

    /** Saves what was changed. A shipped mapping is not changed: what becomes of it has another name. */
    public void save(AccessScope scope, FileImport one, Mapping mapping) {
        Mapping named = ShippedMappings.named(mapping.name()).isPresent()
                ? mapping.named(mapping.name() + OWN, mapping.title())
                : mapping;
        life.map(scope, one.id(), new FileImport.MappingName(named.name(), null), named.write());
    }

    /** Begins a mapping with what the names and values of the columns suggest. */
    public void begin(AccessScope scope, FileImport one) throws IOException {
        FileShape shape = findings.of(one.id()).shape(Map.of());
        if (shape == null) {
            throw IntakeProblems.of(HttpStatus.CONFLICT, "import-wrong-state");
        }
        FileProfile profile = findings.profile(one.id(), shape);
        Mapping mapping = Mapping.draft(nameFor(one.name()), one.name(), new DataSource("-", "-", "-"), shape);
        for (Map.Entry<String, String> constant : constants(scope).entrySet()) {
            MappableField field = editor.fields().at(constant.getKey()).orElse(null);
            if (field != null && !constant.getValue().isEmpty()) {
                mapping = editor.constant(mapping, field, constant.getValue());
            }
        }
        FieldTarget provenance = FieldTarget.of("provenance");
        if (provenance != null) {
            mapping = mapping.with(provenance, FieldRule.Constant.of("FILE"));
        }
        save(scope, one, suggested(mapping, profile));
    }

    /** What is usual, to be looked at like everything else. */
    private Map<String, String> constants(AccessScope scope) {
        return Map.of(
                "formType", "SIMPLIFIED",
                "eventKind", "SEIZURE",
                "reportingAgency", "CUSTOMS",
                "discoveryCountry", choices.ownCountry(scope),
                "goods[].takenAs", "SEIZED");
    }

    private Mapping suggested(Mapping mapping, FileProfile profile) {
        record Candidate(ColumnProfile column, SuggestedField field) {}
        Map<String, List<SuggestedField>> found = suggestions(profile);
        List<Candidate> candidates = profile.columns().stream()
                .flatMap(column -> found.getOrDefault(column.name(), List.of()).stream()
                        .filter(field -> field.score() >= GOOD)
                        .map(field -> new Candidate(column, field)))
                .sorted(Comparator.comparingDouble(
                                (Candidate candidate) -> candidate.field().score())
                        .reversed())
                .toList();
        Set<String> columns = new HashSet<>();
        Set<FieldTarget> targets = new HashSet<>();
        Mapping suggested = mapping;
        for (Candidate candidate : candidates) {
            MappableField field = editor.fields().at(candidate.field().target()).orElse(null);
            if (field != null
                    && !columns.contains(candidate.column().name())
                    && targets.add(candidate.field().target())) {
                columns.add(candidate.column().name());
                suggested = editor.assign(suggested, candidate.column(), field);
                suggested = editor.blank(
                        suggested, field.target(), candidate.column().blanks() > 0);
            }
        }
        return suggested;
    }

    /** A name for the mapping of a file of that name. */
    public static String nameFor(String fileName) {
        String plain = Normalizer.normalize(fileName, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.[a-z]{2,6}$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String name = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        return name.isEmpty() ? "mapping" : name;
    }

    /** The field that a code of the page names. */
    public static FieldTarget target(@Nullable String code) {
        return Binding.target(code == null ? "" : code);
    }
}
