package org.tidewaiter.node.intake.imports;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tidewaiter.formats.mapping.FieldTarget;
import org.tidewaiter.formats.profile.FileProfile;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.intake.editor.Binding;
import org.tidewaiter.node.intake.editor.MappableField;
import org.tidewaiter.node.intake.editor.MappingDrafts;
import org.tidewaiter.node.intake.editor.MappingEditor;
import org.tidewaiter.node.intake.editor.ValuePages;
import org.tidewaiter.node.intake.file.ImportFindings;
import org.tidewaiter.node.intake.imports.MappingChanges.Asked;
import org.tidewaiter.node.intake.page.ImportsPage;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;

/** Changes the constants of a mapping and the codes of its values, as a person works on the page of an import. */
@Controller
@HoldsNominalData
@RequestMapping(ImportsPage.PATH + "/{id}/mapping")
@Requires(Permission.IMPORT)
class MappingValueController {

    private final ImportFindings findings;
    private final MappingEditor editor;
    private final ValuePages values;
    private final MappingChanges changes;

    MappingValueController(ImportFindings findings, MappingEditor editor, ValuePages values, MappingChanges changes) {
        this.findings = findings;
        this.editor = editor;
        this.values = values;
        this.changes = changes;
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
        return changes.shown(Asked.of(scope, page, id, fragment), field.isEmpty() ? null : field);
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
        MappableField field =
                editor.fields().at(path).orElseThrow(() -> IntakeProblems.of(HttpStatus.BAD_REQUEST, "no-such-field"));
        String value =
                parameters.getOrDefault("constant." + path + ".value", "").strip();
        return changes.changed(
                Asked.of(scope, page, id, fragment),
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
        return changes.changed(Asked.of(scope, page, id, fragment), one -> editor.release(one, target));
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
        return changes.changed(
                Asked.of(scope, page, id, fragment), one -> editor.translate(one, target, Map.of(value, code)));
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
        return changes.changed(Asked.of(scope, page, id, fragment), one -> {
            if (leftOut != null) {
                return editor.unlisted(one, target, leftOut);
            }
            FileProfile profile = findings.profile(id, one.shape());
            Map<String, String> codes = new HashMap<>();
            for (Binding binding : Binding.of(one)) {
                if (binding.target().equals(target)) {
                    codes.putAll(values.suggested(binding, profile));
                }
            }
            return editor.translate(one, target, codes);
        });
    }
}
