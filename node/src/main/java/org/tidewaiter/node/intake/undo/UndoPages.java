package org.tidewaiter.node.intake.undo;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.intake.file.FileImport;
import org.tidewaiter.node.intake.file.ImportState;
import org.tidewaiter.node.intake.file.Imports;
import org.tidewaiter.node.intake.page.UndoPage;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.intake.wording.FormChoices;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.registry.ReportStates;
import org.tidewaiter.node.registry.ReportStates.Standing;
import org.tidewaiter.node.web.Page;

/** Says what the withdrawal of an import would do. */
@Component
@HoldsNominalData
public class UndoPages {

    private static final int STRIDE = 1_000;

    private final Imports imports;
    private final ReportStates states;
    private final FormChoices choices;

    UndoPages(Imports imports, ReportStates states, FormChoices choices) {
        this.imports = imports;
        this.states = states;
        this.choices = choices;
    }

    public UndoPage of(Page page, AccessScope scope, FileImport one) {
        if (!ImportState.WITHDRAWABLE.contains(one.state())) {
            throw IntakeProblems.of(HttpStatus.CONFLICT, "import-wrong-state");
        }
        Map<Standing, Long> counts = counts(scope, one.id());
        return new UndoPage(
                one.id(),
                one.name(),
                counts.values().stream().mapToLong(Long::longValue).sum(),
                count(counts, Standing.SIGNED),
                count(counts, Standing.RECORDED),
                count(counts, Standing.BEING_SIGNED),
                count(counts, Standing.WITHDRAWN) + count(counts, Standing.GONE),
                one.figures().alreadyThere(),
                choices.of("withdrawal-reason", "", "", page.language()));
    }

    private static long count(Map<Standing, Long> counts, Standing standing) {
        return counts.getOrDefault(standing, 0L);
    }

    private Map<Standing, Long> counts(AccessScope scope, UUID id) {
        Map<Standing, Long> counts = new EnumMap<>(Standing.class);
        List<UUID> records = imports.reports(id, null, STRIDE);
        while (!records.isEmpty()) {
            Map<UUID, Standing> standing = states.of(scope, records);
            for (UUID record : records) {
                counts.merge(standing.getOrDefault(record, Standing.GONE), 1L, Long::sum);
            }
            records = imports.reports(id, records.getLast(), STRIDE);
        }
        return counts;
    }
}
