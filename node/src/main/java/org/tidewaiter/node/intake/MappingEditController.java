package org.tidewaiter.node.intake;

import java.io.IOException;
import java.util.HashMap;
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
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.mapping.FieldTarget;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.Reading;
import org.tidewaiter.formats.profile.ColumnProfile;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;

/** Changes the mapping of an import as a person works on its page; each change is saved and the page shown anew. */
@Controller
@HoldsNominalData
@RequestMapping(ImportController.IMPORTS + "/{id}/mapping")
@Requires(Permission.IMPORT)
class MappingEditController {

    private final Imports imports;
    private final ImportMapping mapping;
    private final ImportFindings findings;
    private final MappingDrafts drafts;
    private final MappingEditor editor;
    private final ValuePages values;
    private final ImportPages pages;

    MappingEditController(
            Imports imports,
            ImportMapping mapping,
            ImportFindings findings,
            MappingDrafts drafts,
            MappingEditor editor,
            ValuePages values,
            ImportPages pages) {
        this.imports = imports;
        this.mapping = mapping;
        this.findings = findings;
        this.drafts = drafts;
        this.editor = editor;
        this.values = values;
        this.pages = pages;
    }

    /** A change of a mapping. */
    private interface Change {
        Mapping of(Mapping mapping) throws IOException;
    }

    @PostMapping("/begin")
    String begin(AccessScope scope, @PathVariable UUID id) throws IOException {
        drafts.begin(scope, imports.require(scope, id));
        return here(id);
    }

    @PostMapping("/known")
    String known(AccessScope scope, Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String name) {
        ImportMapping.Chosen chosen = mapping.chosen(scope, page.language(), name, null);
        if (chosen instanceof ImportMapping.Chosen.None) {
            throw IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "no-mapping");
        }
        mapping.give(scope, id, chosen);
        return here(id);
    }

    @PostMapping("/reports")
    String reports(AccessScope scope, @PathVariable UUID id) {
        mapping.giveReports(scope, id);
        return here(id);
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
        return changed(scope, page, id, fragment, one -> one.named(MappingDrafts.nameFor(name), shown(title)));
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
        return changed(scope, page, id, fragment, one -> one.withShape(shape));
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
        return changed(scope, page, id, fragment, one -> change.apply(one, column(id, one, number)));
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
        return changed(scope, page, id, fragment, one -> editor.grouping(one, columns, as, once));
    }

    /** A field for a constant is chosen first, its value then: what it takes depends on the field. */
    @PostMapping("/constants/field")
    Object constantField(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @RequestParam(name = "constant.field", defaultValue = "") String field,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment)
            throws IOException {
        return shown(scope, page, id, fragment, field.isEmpty() ? null : field);
    }

    @PostMapping("/constants")
    Object constant(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @RequestParam String path,
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment)
            throws IOException {
        MappableField field = editor.fields()
                .at(path)
                .orElseThrow(() -> IntakeProblems.of(HttpStatus.BAD_REQUEST, "no-such-field"));
        String value = parameters.getOrDefault("constant." + path + ".value", "").strip();
        return changed(
                scope,
                page,
                id,
                fragment,
                one -> value.isEmpty() ? one.without(field.target()) : editor.constant(one, field, value));
    }

    /** Takes a rule away, whatever it says. */
    @PostMapping("/remove")
    Object remove(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @RequestParam String use,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment)
            throws IOException {
        FieldTarget target = MappingDrafts.target(use);
        return changed(scope, page, id, fragment, one -> editor.release(one, target));
    }

    /** Translates one value; without a code it has no translation any more. */
    @PostMapping("/values")
    Object value(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @RequestParam String use,
            @RequestParam String value,
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment)
            throws IOException {
        FieldTarget target = MappingDrafts.target(use);
        String code = parameters.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(".code"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        return changed(scope, page, id, fragment, one -> editor.translate(one, target, Map.of(value, code)));
    }

    /** Takes all suggestions for the values of one column, or says what becomes of values without a translation. */
    @PostMapping("/values/all")
    Object values(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @RequestParam String use,
            @RequestParam(required = false) @Nullable Boolean leftOut,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment)
            throws IOException {
        FieldTarget target = MappingDrafts.target(use);
        return changed(scope, page, id, fragment, one -> {
            if (leftOut != null) {
                return editor.unlisted(one, target, leftOut);
            }
            Map<String, String> codes = new HashMap<>();
            Binding.of(one).stream()
                    .filter(binding -> binding.target().equals(target))
                    .forEach(binding -> {
                        try {
                            codes.putAll(values.suggested(binding, findings.profile(id, one.shape())));
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    });
            return editor.translate(one, target, codes);
        });
    }

    private Object changed(
            AccessScope scope, Page page, UUID id, @Nullable String fragment, Change change) throws IOException {
        FileImport one = imports.require(scope, id);
        drafts.save(scope, one, change.of(drafts.of(one)));
        return shown(scope, page, id, fragment, null);
    }

    private Object shown(
            AccessScope scope, Page page, UUID id, @Nullable String fragment, @Nullable String pending)
            throws IOException {
        if (fragment == null) {
            return here(id) + (pending == null ? "" : "?constant=" + pending);
        }
        return new ModelAndView(
                "intake/importwork", "file", pages.page(page, scope, imports.require(scope, id), pending));
    }

    private static String here(UUID id) {
        return "redirect:" + ImportController.IMPORTS + "/" + id;
    }
}
