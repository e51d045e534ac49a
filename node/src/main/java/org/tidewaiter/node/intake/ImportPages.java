package org.tidewaiter.node.intake;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.json.JsonShape;
import org.tidewaiter.formats.profile.FileProfile;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.xlsx.XlsxShape;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.intake.page.ImportPage;
import org.tidewaiter.node.intake.page.ImportPage.FileStep;
import org.tidewaiter.node.intake.page.ImportsPage;
import org.tidewaiter.node.intake.page.MappingStep;
import org.tidewaiter.node.intake.page.ResultStep;
import org.tidewaiter.node.intake.page.UndoPage;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Pager;

/** Makes the pages of imports. */
@Component
@HoldsNominalData
class ImportPages {

    private final Imports imports;
    private final ImportFindings findings;
    private final MappingDrafts drafts;
    private final MappingPages mappings;
    private final ResultPages results;
    private final UndoPages undos;
    private final ImportSettings settings;

    ImportPages(
            Imports imports,
            ImportFindings findings,
            MappingDrafts drafts,
            MappingPages mappings,
            ResultPages results,
            UndoPages undos,
            ImportSettings settings) {
        this.imports = imports;
        this.findings = findings;
        this.drafts = drafts;
        this.mappings = mappings;
        this.results = results;
        this.undos = undos;
        this.settings = settings;
    }

    ImportsPage list(Page page, List<FileImport> all) {
        return new ImportsPage(
                all.stream().map(one -> line(page, one)).toList(),
                page.wording().bytes(settings.largest().toBytes()),
                settings.largest().toBytes(),
                settings.keep().toDays(),
                all.size() < Imports.PAGE
                        ? null
                        : new Pager(
                                page.text("intake.import.page", all.size()),
                                null,
                                "/imports?before=" + all.getLast().uploadedAt()));
    }

    private static ImportsPage.Line line(Page page, FileImport one) {
        FileImport.Figures figures = one.figures();
        boolean begun = !one.state().beforeStart();
        String what = begun
                ? page.text("intake.import.result", figures.accepted(), figures.alreadyThere(), figures.refused())
                : page.wording().bytes(one.bytes());
        return new ImportsPage.Line(
                one.id(),
                one.name(),
                what + " · " + page.wording().ago(one.uploadedAt()),
                page.text("intake.import.state." + one.state().name()),
                tone(one));
    }

    private static String tone(FileImport one) {
        return switch (one.state()) {
            case UPLOADING, UPLOADED, MAPPED, TRIED, PAUSED -> "needs-you";
            case TRYING, RUNNING, WITHDRAWING -> "tide";
            case DONE -> one.figures().refused() > 0 ? "needs-you" : "quiet";
            case FAILED -> "refused";
            case WITHDRAWN -> "withdrawn";
        };
    }

    ImportPage page(Page page, AccessScope scope, FileImport one, @Nullable String pending) throws IOException {
        @Nullable FileProfile profile = null;
        @Nullable String fault = null;
        FileShape shape = one.emptied() == null ? shape(one) : null;
        if (shape != null) {
            try {
                profile = findings.profile(one.id(), shape);
            } catch (FileRefusedException refused) {
                fault = refused.message(page.language().locale());
            }
        }
        MappingStep mapping = one.emptied() == null || one.mapping() != null
                ? mappings.step(page, scope, one, profile, pending)
                : new MappingStep(MappingStep.Stage.FIXED, List.of(), List.of(), null, null, null);
        return new ImportPage(
                one.id(),
                one.name(),
                page.text(
                        "intake.import.about",
                        page.wording().bytes(one.bytes()),
                        page.wording().ago(one.uploadedAt())),
                one.emptied() == null
                        ? page.text("intake.drafts.until", page.wording().date(one.expiresAt()))
                        : page.text("intake.import.emptied", page.wording().date(one.emptied())),
                one.corrects(),
                file(page, one, shape, fault, mapping.stage() == MappingStep.Stage.EDIT),
                mapping,
                results.step(page, one));
    }

    ResultStep result(Page page, FileImport one) {
        return results.step(page, one);
    }

    UndoPage undo(Page page, AccessScope scope, FileImport one) {
        return undos.of(page, scope, one);
    }

    /** As its mapping reads it, else as it most likely is; null for reports, which need no shape. */
    private @Nullable FileShape shape(FileImport one) throws IOException {
        if (imports.yaml(one.id()).filter(OwnReports::isMapping).isPresent()) {
            return null;
        }
        return one.mapping() == null ? findings.of(one.id()).shape(Map.of()) : drafts.of(one).shape();
    }

    private FileStep file(
            Page page, FileImport one, @Nullable FileShape shape, @Nullable String fault, boolean changeable)
            throws IOException {
        if (one.emptied() != null) {
            return new FileStep("", "", List.of(), false, null);
        }
        FileFindings found = findings.of(one.id());
        Locale locale = page.language().locale();
        Map<String, String> chosen = chosen(shape);
        return new FileStep(
                page.text("intake.import.format." + found.format().name()),
                found.why().in(locale),
                found.settings().stream()
                        .map(setting -> setting(
                                page, setting, chosen.getOrDefault(setting.name(), setting.alternatives().getFirst().value())))
                        .toList(),
                changeable,
                fault);
    }

    private static Map<String, String> chosen(@Nullable FileShape shape) {
        Map<String, String> chosen = new LinkedHashMap<>();
        switch (shape) {
            case null -> {}
            case FileShape.Csv(CsvShape csv) -> {
                chosen.put(FileFindings.CHARSET, csv.charset().name());
                chosen.put(FileFindings.SEPARATOR, String.valueOf(csv.separator()));
                chosen.put(FileFindings.HEADER, String.valueOf(csv.headerRow()));
            }
            case FileShape.Xlsx(XlsxShape xlsx) -> {
                if (xlsx.sheet() != null) {
                    chosen.put(FileFindings.SHEET, xlsx.sheet());
                }
                chosen.put(FileFindings.HEADER, String.valueOf(xlsx.headerRow()));
            }
            case FileShape.Json(JsonShape json) -> {
                if (json.list() != null) {
                    chosen.put(FileFindings.LIST, json.list());
                }
            }
        }
        return chosen;
    }

    private static ImportPage.Setting setting(Page page, FileFindings.Setting setting, String chosen) {
        Locale locale = page.language().locale();
        return new ImportPage.Setting(
                setting.name(),
                page.text("intake.import.setting." + setting.name()),
                chosen,
                words(page, setting.name(), chosen),
                setting.alternatives().stream()
                        .filter(each -> each.value().equals(chosen) && each.why() != null)
                        .map(each -> each.why().in(locale))
                        .findFirst()
                        .orElse(null),
                setting.alternatives().stream()
                        .map(each -> new Choice(
                                each.value(),
                                words(page, setting.name(), each.value()),
                                each.why() == null ? null : each.why().in(locale)))
                        .toList());
    }

    private static String words(Page page, String name, String value) {
        return switch (name) {
            case FileFindings.SEPARATOR -> {
                String key = "intake.import.separator." + (int) value.charAt(0);
                yield page.messages().has(page.language(), key) ? page.text(key) : value;
            }
            case FileFindings.HEADER -> page.text("intake.import.header", value);
            case FileFindings.SHEET -> page.text("intake.import.sheet", value);
            default -> value;
        };
    }
}
