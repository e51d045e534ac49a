package org.tidewaiter.node.intake.imports;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.profile.FileProfile;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.intake.editor.MappingDrafts;
import org.tidewaiter.node.intake.editor.MappingPages;
import org.tidewaiter.node.intake.file.FileImport;
import org.tidewaiter.node.intake.file.ImportFindings;
import org.tidewaiter.node.intake.file.ImportSettings;
import org.tidewaiter.node.intake.file.Imports;
import org.tidewaiter.node.intake.mapping.OwnReports;
import org.tidewaiter.node.intake.page.ImportPage;
import org.tidewaiter.node.intake.page.ImportsPage;
import org.tidewaiter.node.intake.page.MappingStep;
import org.tidewaiter.node.intake.page.ResultStep;
import org.tidewaiter.node.intake.page.UndoPage;
import org.tidewaiter.node.intake.undo.UndoPages;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Pager;

/** Makes the pages of imports. */
@Component
@HoldsNominalData
class ImportPages {

    private final Imports imports;
    private final ImportFindings findings;
    private final MappingDrafts drafts;
    private final FilePages files;
    private final MappingPages mappings;
    private final ResultPages results;
    private final UndoPages undos;
    private final ImportSettings settings;

    ImportPages(
            Imports imports,
            ImportFindings findings,
            MappingDrafts drafts,
            FilePages files,
            MappingPages mappings,
            ResultPages results,
            UndoPages undos,
            ImportSettings settings) {
        this.imports = imports;
        this.findings = findings;
        this.drafts = drafts;
        this.files = files;
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
                files.step(page, one, shape, fault, mapping.stage() == MappingStep.Stage.EDIT),
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
        return one.mapping() == null
                ? findings.of(one.id()).shape(Map.of())
                : drafts.of(one).shape();
    }
}
