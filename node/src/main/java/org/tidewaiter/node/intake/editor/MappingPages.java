package org.tidewaiter.node.intake.editor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.imports.MappingSuggestion;
import org.tidewaiter.formats.mapping.FieldRule;
import org.tidewaiter.formats.mapping.Grouping;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.Reading;
import org.tidewaiter.formats.profile.ColumnProfile;
import org.tidewaiter.formats.profile.FileProfile;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.intake.file.FileImport;
import org.tidewaiter.node.intake.file.ImportFindings;
import org.tidewaiter.node.intake.file.ImportState;
import org.tidewaiter.node.intake.file.Imports;
import org.tidewaiter.node.intake.mapping.KnownMapping;
import org.tidewaiter.node.intake.mapping.Mappings;
import org.tidewaiter.node.intake.mapping.OwnReports;
import org.tidewaiter.node.intake.page.MappingStep;
import org.tidewaiter.node.intake.page.MappingStep.Editor;
import org.tidewaiter.node.intake.page.MappingStep.Stage;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;

/** Makes the second step of an import's page. */
@Component
@HoldsNominalData
public class MappingPages {

    /** What the rules ask of every report, as far as a column or a constant can give it. */
    private static final List<String> NEEDED = List.of(
            "eventKind",
            "eventDate",
            "reportingAgency",
            "discoveryCountry",
            "locationType",
            "transport.mode",
            "goods[].category",
            "goods[].subcategory",
            "goods[].quantity.amount",
            "goods[].quantity.unit",
            "goods[].quantity.basis",
            "goods[].takenAs");

    private final Imports imports;
    private final Mappings mappings;
    private final MappingDrafts drafts;
    private final ImportFindings findings;
    private final MappableFields fields;
    private final ColumnPages columns;
    private final ValuePages values;
    private final ConstantPages constants;

    MappingPages(
            Imports imports,
            Mappings mappings,
            MappingDrafts drafts,
            ImportFindings findings,
            MappableFields fields,
            ColumnPages columns,
            ValuePages values,
            ConstantPages constants) {
        this.imports = imports;
        this.mappings = mappings;
        this.drafts = drafts;
        this.findings = findings;
        this.fields = fields;
        this.columns = columns;
        this.values = values;
        this.constants = constants;
    }

    /**
     * @param profile null where the file cannot be read as the mapping says
     * @param pending path of a field whose constant is about to be given
     */
    public MappingStep step(
            Page page, AccessScope scope, FileImport one, @Nullable FileProfile profile, @Nullable String pending)
            throws IOException {
        if (one.mapping() == null) {
            return choose(page, scope, one);
        }
        boolean reports = imports.yaml(one.id()).filter(OwnReports::isMapping).isPresent();
        boolean begun = !ImportState.MAPPABLE.contains(one.state()) || one.emptied() != null;
        Stage stage = reports ? Stage.REPORTS : begun ? Stage.FIXED : Stage.EDIT;
        return new MappingStep(
                stage,
                List.of(),
                List.of(),
                stage == Stage.EDIT && profile != null ? editor(page, one, profile, pending) : null,
                summary(page, one.mapping(), reports),
                reports || one.mapping().version() == null
                        ? null
                        : "/imports/mappings/" + one.mapping().name() + ".yaml?version="
                                + one.mapping().version());
    }

    private static String summary(Page page, FileImport.MappingName mapping, boolean reports) {
        if (reports) {
            return page.text("intake.import.reports");
        }
        return mapping.version() == null
                ? page.text("intake.import.mapping.draft", mapping.name())
                : page.text("intake.import.mapping.known", mapping.name(), mapping.version());
    }

    private MappingStep choose(Page page, AccessScope scope, FileImport one) throws IOException {
        List<KnownMapping> all = mappings.all(scope);
        Set<String> fitting =
                MappingSuggestion.of(
                                imports.source(one.id()),
                                all.stream().map(KnownMapping::mapping).toList())
                        .stream()
                        .map(Mapping::name)
                        .collect(Collectors.toSet());
        return new MappingStep(
                findings.of(one.id()).shape(Map.of()) == null ? Stage.REPORTS : Stage.CHOOSE,
                choices(page, all, fitting, true),
                choices(page, all, fitting, false),
                null,
                null,
                null);
    }

    private static List<Choice> choices(Page page, List<KnownMapping> all, Set<String> fitting, boolean fits) {
        return all.stream()
                .filter(known -> fitting.contains(known.name()) == fits)
                .map(known -> new Choice(
                        known.name(),
                        known.mapping().title(),
                        known.isShipped()
                                ? known.mapping().attribution()
                                : page.text("intake.mapping.version", known.version()) + ", " + known.madeBy()))
                .toList();
    }

    private Editor editor(Page page, FileImport one, FileProfile profile, @Nullable String pending) {
        Mapping mapping = drafts.of(one);
        List<Binding> bindings = Binding.of(mapping);
        return new Editor(
                mapping.name(),
                mapping.title(),
                one.mapping() != null && one.mapping().version() != null,
                columns.lines(page, mapping, profile, drafts.suggestions(profile)),
                grouping(mapping, profile),
                constants.of(page, bindings),
                pending == null ? null : constants.pending(page, pending),
                values.groups(page, bindings, profile),
                missing(page, bindings),
                complex(page, bindings));
    }

    private static MappingStep.Grouping grouping(Mapping mapping, FileProfile profile) {
        List<Choice> names = profile.columns().stream()
                .map(ColumnProfile::name)
                .map(name -> new Choice(name, name))
                .toList();
        return mapping.grouping() instanceof Grouping.Key(List<String> chosen, Reading as, Grouping.Repeats repeats)
                ? new MappingStep.Grouping(
                        names, chosen, repeats == Grouping.Repeats.ONCE, as instanceof Reading.DecimalIdentifier)
                : new MappingStep.Grouping(names, List.of(), false, false);
    }

    private List<Choice> missing(Page page, List<Binding> bindings) {
        Locale locale = page.language().locale();
        Set<String> filled = bindings.stream()
                .map(binding -> binding.target().cataloguePath())
                .collect(Collectors.toSet());
        return NEEDED.stream()
                .filter(path -> !filled.contains(path))
                .filter(path -> !(filled.contains(MappableFields.QUANTITY)
                        && (path.endsWith("quantity.amount") || path.endsWith("quantity.unit"))))
                .flatMap(path -> fields.at(path).stream())
                .map(field -> new Choice(field.path(), field.label(locale)))
                .toList();
    }

    /** Rules of several columns, which stand in the mapping's file alone. */
    private List<String> complex(Page page, List<Binding> bindings) {
        List<String> told = new ArrayList<>();
        for (Binding binding : bindings) {
            if (binding.rule() instanceof FieldRule.Cases || binding.rule() instanceof FieldRule.FiscalMonth) {
                String label = fields.at(binding.target())
                        .map(field -> field.label(page.language().locale()))
                        .orElse(binding.target().cataloguePath());
                told.add(page.text(
                        "intake.import.complex",
                        label,
                        String.join(", ", binding.rule().columns())));
            }
        }
        return told;
    }
}
