package org.tidewaiter.node.intake.imports;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.Reading;
import org.tidewaiter.formats.profile.ColumnProfile;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.intake.editor.ColumnChange;
import org.tidewaiter.node.intake.editor.MappingDrafts;
import org.tidewaiter.node.intake.editor.MappingEditor;
import org.tidewaiter.node.intake.file.FileFindings;
import org.tidewaiter.node.intake.file.ImportFindings;
import org.tidewaiter.node.intake.file.Imports;
import org.tidewaiter.node.intake.imports.MappingChanges.Asked;
import org.tidewaiter.node.intake.mapping.ImportMapping;
import org.tidewaiter.node.intake.page.ImportsPage;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;

/** Changes the mapping of an import as a person works on its page; each change is saved and the page shown anew. */
@Controller
@HoldsNominalData
@RequestMapping(ImportsPage.PATH + "/{id}/mapping")
@Requires(Permission.IMPORT)
class MappingEditController {

    private final Imports imports;
    private final ImportMapping mapping;
    private final ImportFindings findings;
    private final MappingDrafts drafts;
    private final MappingEditor editor;
    private final MappingChanges changes;

    MappingEditController(
            Imports imports,
            ImportMapping mapping,
            ImportFindings findings,
            MappingDrafts drafts,
            MappingEditor editor,
            MappingChanges changes) {
        this.imports = imports;
        this.mapping = mapping;
        this.findings = findings;
        this.drafts = drafts;
        this.editor = editor;
        this.changes = changes;
    }

    @PostMapping("/begin")
    String begin(AccessScope scope, @PathVariable UUID id) throws IOException {
        drafts.begin(scope, imports.require(scope, id));
        return MappingChanges.here(id);
    }

    @PostMapping("/known")
    String known(AccessScope scope, Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String name)
            throws IOException {
        ImportMapping.Chosen chosen = mapping.chosen(scope, page.language(), name, null);
        if (chosen instanceof ImportMapping.Chosen.None) {
            throw IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "no-mapping");
        }
        mapping.give(scope, id, chosen);
        return MappingChanges.here(id);
    }

    @PostMapping("/reports")
    String reports(AccessScope scope, @PathVariable UUID id) {
        mapping.giveReports(scope, id);
        return MappingChanges.here(id);
    }

    @PostMapping("/name")
    Object name(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @RequestParam String name,
            @RequestParam String title,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment)
            throws IOException {
        return changes.changed(
                Asked.of(scope, page, id, fragment), one -> one.named(MappingDrafts.nameFor(name), shown(title)));
    }

    private static String shown(String title) {
        String stripped = title.strip();
        return stripped.isEmpty() ? "-" : stripped.substring(0, Math.min(200, stripped.length()));
    }

    @PostMapping("/reading")
    Object reading(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> settings,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment)
            throws IOException {
        FileFindings found = findings.of(id);
        FileShape shape;
        try {
            shape = found.shape(settings);
        } catch (IllegalArgumentException noSuch) {
            throw IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "setting-unfit");
        }
        if (shape == null) {
            throw IntakeProblems.of(HttpStatus.CONFLICT, "import-wrong-state");
        }
        return changes.changed(Asked.of(scope, page, id, fragment), one -> one.withShape(shape));
    }

    /** Fills a field from a column; with {@code use}, instead of the field that it filled. */
    @PostMapping("/columns/{number}")
    Object column(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment)
            throws IOException {
        ColumnChange change = new ColumnChange(editor, parameters, number, page.text("intake.import.ignored.why"));
        return changes.changed(Asked.of(scope, page, id, fragment), one -> change.apply(one, column(id, one, number)));
    }

    private ColumnProfile column(UUID id, Mapping mapping, int number) throws IOException {
        List<ColumnProfile> columns = findings.profile(id, mapping.shape()).columns();
        if (number < 0 || number >= columns.size()) {
            throw IntakeProblems.of(HttpStatus.BAD_REQUEST, "no-such-field");
        }
        return columns.get(number);
    }

    @PostMapping("/grouping")
    Object grouping(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String second,
            @RequestParam(defaultValue = "false") boolean once,
            @RequestParam(defaultValue = "false") boolean identifiers,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment)
            throws IOException {
        List<String> columns = Stream.of(first, second)
                .filter(column -> !column.isEmpty())
                .distinct()
                .toList();
        Reading as = identifiers ? new Reading.DecimalIdentifier() : new Reading.Text();
        return changes.changed(Asked.of(scope, page, id, fragment), one -> editor.grouping(one, columns, as, once));
    }
}
