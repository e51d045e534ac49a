package org.tidewaiter.node.intake.mapping;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.template.TemplateMapping;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.intake.file.FileImport;
import org.tidewaiter.node.intake.file.ImportLife;
import org.tidewaiter.node.intake.file.Imports;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.ProblemException;

/** Gives an import its mapping. */
@Component
@HoldsNominalData
public class ImportMapping {

    private final Imports imports;
    private final ImportLife life;
    private final Mappings mappings;

    ImportMapping(Imports imports, ImportLife life, Mappings mappings) {
        this.imports = imports;
        this.life = life;
        this.mappings = mappings;
    }

    /** What was asked for, checked before the file is taken up. */
    public sealed interface Chosen {

        record None() implements Chosen {}

        /** The file holds reports already. */
        record Reports() implements Chosen {}

        record Known(KnownMapping mapping) implements Chosen {}

        /** Brought along; kept at the node once the file is there. */
        record Brought(String yaml) implements Chosen {}
    }

    /** @throws ProblemException if there is no such mapping, or if what was brought is none */
    public Chosen chosen(AccessScope scope, Language language, @Nullable String name, @Nullable String yaml) {
        if (yaml != null) {
            check(language, yaml);
            return new Chosen.Brought(yaml);
        }
        if (name == null || name.isEmpty()) {
            return new Chosen.None();
        }
        if (name.equals(OwnReports.NAME)) {
            return new Chosen.Reports();
        }
        return mappings.find(scope, name, null)
                .<Chosen>map(Chosen.Known::new)
                .orElseThrow(() -> IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "no-mapping"));
    }

    public void give(AccessScope scope, UUID id, Chosen chosen) throws IOException {
        switch (chosen) {
            case Chosen.None none -> giveTemplates(scope, id);
            case Chosen.Reports reports -> giveReports(scope, id);
            case Chosen.Known(KnownMapping mapping) -> give(scope, id, mapping);
            case Chosen.Brought(String yaml) -> give(scope, id, mappings.keep(scope, yaml));
        }
    }

    /** A filled template says in its columns how it is read. */
    public void giveTemplates(AccessScope scope, UUID id) throws IOException {
        try {
            TemplateMapping.of(imports.source(id))
                    .ifPresent(mapping ->
                            life.map(scope, id, new FileImport.MappingName(mapping.name(), null), mapping.write()));
        } catch (FileRefusedException noTable) {
            // It waits for a mapping, and its page says what is wrong with it.
        }
    }

    /** The file holds reports already: they need no mapping. */
    public void giveReports(AccessScope scope, UUID id) {
        life.map(scope, id, new FileImport.MappingName(OwnReports.NAME, null), OwnReports.TEXT);
    }

    /** Keeps at this node what is a draft of this import so far, so that it has a version. */
    public void keep(AccessScope scope, FileImport one) {
        imports.yaml(one.id())
                .filter(yaml -> !OwnReports.isMapping(yaml))
                .filter(yaml -> one.mapping() != null && one.mapping().version() == null)
                .map(yaml -> mappings.keep(scope, yaml))
                .ifPresent(kept -> life.kept(
                        scope, one.id(), new FileImport.MappingName(kept.name(), kept.version()), kept.yaml()));
    }

    /** Gives it the mapping of another import, as that one has it. */
    public void giveSame(AccessScope scope, UUID id, FileImport other) {
        FileImport.MappingName same = other.mapping();
        if (same != null) {
            imports.yaml(other.id()).ifPresent(yaml -> life.map(scope, id, same, yaml));
        }
    }

    private void give(AccessScope scope, UUID id, KnownMapping known) {
        life.map(scope, id, new FileImport.MappingName(known.name(), known.version()), known.yaml());
    }

    /** @throws ProblemException that names the place in the mapping */
    static void check(Language language, String yaml) {
        try {
            Mapping.read(yaml);
        } catch (FileRefusedException refused) {
            throw refused(language, refused);
        }
    }

    static ProblemException refused(Language language, FileRefusedException refused) {
        return IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "mapping-refused")
                .withFaults(List.of(new Fault(refused.path(), refused.rule(), refused.message(language.locale()))));
    }
}
