package org.tidewaiter.node.intake;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.imports.ImportSource;
import org.tidewaiter.formats.imports.MappingSuggestion;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.ShippedMappings;
import org.tidewaiter.node.intake.FileImport.State;
import org.tidewaiter.node.intake.page.ImportPage;
import org.tidewaiter.node.intake.page.ImportsPage;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.ProgressBar;

/** Makes the pages of imports. */
@Component
@HoldsNominalData
class ImportPages {

    private final Imports imports;
    private final ImportTrial trial;
    private final ImportSettings settings;
    private final Clock clock;

    ImportPages(Imports imports, ImportTrial trial, ImportSettings settings, Clock clock) {
        this.imports = imports;
        this.trial = trial;
        this.settings = settings;
        this.clock = clock;
    }

    ImportsPage list(Page page, List<FileImport> all) {
        return new ImportsPage(
                all.stream().map(one -> line(page, one)).toList(),
                page.wording().bytes(settings.largest().toBytes()),
                settings.keep().toDays());
    }

    private static ImportsPage.Line line(Page page, FileImport one) {
        String state = one.state() == State.DONE
                ? page.text("intake.import.result", one.accepted(), one.alreadyThere(), one.refused())
                : page.text("intake.import.state." + one.state().name());
        return new ImportsPage.Line(one.id(), one.name(), state, page.wording().ago(one.uploadedAt()));
    }

    /** @param asked mapping that the reader chose, null for the first that fits */
    ImportPage page(Page page, FileImport one, @Nullable String asked) throws IOException {
        ImportSource source = imports.source(one.id());
        Map<String, Mapping> mappings = new LinkedHashMap<>();
        List<Mapping> fitting = MappingSuggestion.of(source);
        fitting.forEach(mapping -> mappings.put(mapping.name(), mapping));
        ShippedMappings.all().forEach(mapping -> mappings.putIfAbsent(mapping.name(), mapping));
        String chosen = chosen(one, asked, fitting, mappings);
        boolean begun = one.state() != State.UPLOADED;
        Mapping mapping = chosen == null ? null : mappings.get(chosen);
        return new ImportPage(
                one.id(),
                one.name(),
                page.text(
                        "intake.import.about",
                        page.wording().bytes(one.bytes()),
                        page.wording().ago(one.uploadedAt())),
                page.text("intake.drafts.until", page.wording().date(one.expiresAt())),
                choices(page, mappings, fitting),
                chosen,
                begun || mapping == null
                        ? null
                        : trial.of(source, mapping, page.language().locale()),
                begun ? progress(page, one) : null,
                one.state() == State.DONE
                        ? new ImportPage.Result(one.accepted(), one.alreadyThere(), one.refused())
                        : null,
                one.fault());
    }

    private static @Nullable String chosen(
            FileImport one, @Nullable String asked, List<Mapping> fitting, Map<String, Mapping> mappings) {
        if (one.mapping() != null) {
            return one.mapping();
        }
        if (asked != null && mappings.containsKey(asked)) {
            return asked;
        }
        return fitting.isEmpty() ? null : fitting.getFirst().name();
    }

    private static List<Choice> choices(Page page, Map<String, Mapping> mappings, List<Mapping> fitting) {
        List<Choice> choices = new ArrayList<>();
        mappings.forEach((name, mapping) -> choices.add(new Choice(
                name,
                mapping.title(),
                fitting.stream().anyMatch(fits -> fits.name().equals(name))
                        ? page.text("intake.import.fits")
                        : mapping.attribution())));
        return choices;
    }

    /** Rows, rate and time left. */
    ProgressBar progress(Page page, FileImport one) {
        Instant end = one.endedAt() == null ? clock.instant() : one.endedAt();
        Instant start = one.startedAt() == null ? end : one.startedAt();
        double seconds = Math.max(Duration.between(start, end).toMillis(), 1) / 1000.0;
        long rate = Math.round(one.rowsRead() / seconds);
        String detail = null;
        if (one.state() == State.RUNNING && rate > 0) {
            Duration left = Duration.ofSeconds(Math.max(0, one.rows() - one.rowsRead()) / rate);
            detail = page.text("intake.import.rate", rate, page.wording().duration(left));
        } else if (one.state() == State.DONE) {
            detail = page.text("intake.import.took", page.wording().duration(Duration.between(start, end)), rate);
        }
        return new ProgressBar(
                page.text("intake.import.state." + one.state().name()), one.rowsRead(), one.rows(), detail);
    }
}
