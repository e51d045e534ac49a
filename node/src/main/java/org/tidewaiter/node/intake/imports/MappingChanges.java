package org.tidewaiter.node.intake.imports;

import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.intake.editor.MappingDrafts;
import org.tidewaiter.node.intake.file.FileImport;
import org.tidewaiter.node.intake.file.ImportLife;
import org.tidewaiter.node.intake.file.Imports;
import org.tidewaiter.node.intake.page.ImportsPage;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;

/** Changes the mapping of an import, saves it and shows the page anew. */
@Component
@HoldsNominalData
class MappingChanges {

    private final Imports imports;
    private final ImportLife life;
    private final MappingDrafts drafts;
    private final ImportPages pages;

    MappingChanges(Imports imports, ImportLife life, MappingDrafts drafts, ImportPages pages) {
        this.imports = imports;
        this.life = life;
        this.drafts = drafts;
        this.pages = pages;
    }

    /** A change of a mapping. */
    interface Change {
        Mapping of(Mapping mapping) throws IOException;
    }

    /**
     * Who asks for what.
     *
     * @param fragment whether the three steps alone are shown; else the page is
     */
    record Asked(AccessScope scope, Page page, UUID id, boolean fragment) {

        static Asked of(AccessScope scope, Page page, UUID id, @Nullable String header) {
            return new Asked(scope, page, id, header != null);
        }
    }

    /** A view, or the address to go to. Changes made at the same time are made one after another, so that none is lost. */
    @Transactional
    Object changed(Asked asked, Change change) throws IOException {
        life.hold(asked.scope(), asked.id());
        FileImport one = imports.require(asked.scope(), asked.id());
        drafts.save(asked.scope(), one, change.of(drafts.of(one)));
        return shown(asked, null);
    }

    /** @param pending path of a field whose constant is about to be given */
    Object shown(Asked asked, @Nullable String pending) throws IOException {
        if (!asked.fragment()) {
            return here(asked.id()) + (pending == null ? "" : "?constant=" + pending);
        }
        FileImport one = imports.require(asked.scope(), asked.id());
        return new ModelAndView("intake/importwork", "file", pages.page(asked.page(), asked.scope(), one, pending));
    }

    static String here(UUID id) {
        return "redirect:" + ImportsPage.PATH + "/" + id;
    }
}
