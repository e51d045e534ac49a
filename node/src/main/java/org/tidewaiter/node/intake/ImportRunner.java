package org.tidewaiter.node.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.imports.ImportLimits;
import org.tidewaiter.formats.imports.ImportReader;
import org.tidewaiter.formats.imports.RefusedRows;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.ShippedMappings;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.intake.FileImport.State;
import org.tidewaiter.node.intake.Imports.Tally;
import org.tidewaiter.node.intake.SealedPieces.Kind;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Messages;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.rules.Fault;

/**
 * Runs imports in the background, one at a time. One that was cut off begins again from the first row: what went in
 * before is found by its source key, so that it ends the same.
 */
@Component
@HoldsNominalData
class ImportRunner {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Imports imports;
    private final Intake intake;
    private final SealedPieces pieces;
    private final FaultWords words;
    private final Messages messages;
    private final NodeScope node;
    private final ReentrantLock running = new ReentrantLock();

    ImportRunner(
            Imports imports, Intake intake, SealedPieces pieces, FaultWords words, Messages messages, NodeScope node) {
        this.imports = imports;
        this.intake = intake;
        this.pieces = pieces;
        this.words = words;
        this.messages = messages;
        this.node = node;
    }

    /** Looks for work; the scheduler comes by every second. */
    @Scheduled(fixedDelay = 1_000, initialDelay = 1_000)
    void look() {
        if (!running.tryLock()) {
            return;
        }
        try {
            Optional<Imports.Work> work = imports.claim(SILENCE);
            work.ifPresent(claimed -> Thread.ofVirtual().name("import").start(() -> runAlone(claimed)));
        } finally {
            running.unlock();
        }
    }

    private void runAlone(Imports.Work work) {
        running.lock();
        try {
            run(work);
        } finally {
            running.unlock();
        }
    }

    private void run(Imports.Work work) {
        Running run = new Running(work);
        try {
            run.through();
            imports.ended(work.id(), run.tally(), State.DONE, null);
        } catch (FileRefusedException refused) {
            imports.ended(work.id(), run.tally(), State.FAILED, refused.message(work.locale()));
        } catch (DataAccessException | TransactionException | UncheckedIOException e) {
            // Left as running: it is taken up again when it has been silent for long enough.
            log.warn("import {} was cut off: {}", work.id(), e.getClass().getSimpleName());
        } catch (IOException | RuntimeException e) {
            log.error("import {} failed: {}", work.id(), e.getClass().getSimpleName());
            imports.ended(work.id(), run.tally(), State.FAILED, messages.text(language(work), "intake.import.broken"));
        }
    }

    private static Language language(Imports.Work work) {
        return Language.of(work.locale().getLanguage()).orElse(Language.ENGLISH);
    }

    private final class Running {
        private final Imports.Work work;
        private final List<ImportItem.Ready> batch = new ArrayList<>(Intake.BATCH);
        private long rows;
        private long rowsRead;
        private long accepted;
        private long alreadyThere;
        private long refused;

        Running(Imports.Work work) {
            this.work = work;
        }

        Tally tally() {
            return new Tally(rows, rowsRead, accepted, alreadyThere, refused);
        }

        void through() throws IOException {
            Mapping mapping = ShippedMappings.named(work.mapping())
                    .orElseThrow(() -> new IllegalStateException("no such mapping"));
            try (ImportReader reader = ImportReader.open(imports.source(work.id()), mapping, ImportLimits.defaults());
                    RefusedRows out = new RefusedRows(
                            new BufferedWriter(new OutputStreamWriter(
                                    pieces.write(work.id(), Kind.REFUSED), StandardCharsets.UTF_8)),
                            mapping.shape().separator(),
                            reader.columns(),
                            work.locale())) {
                rows = reader.rows();
                while (reader.hasNext()) {
                    switch (reader.next()) {
                        case ImportItem.RefusedRow row -> {
                            out.write(row.row(), row.faults());
                            refused++;
                        }
                        case ImportItem.Ready ready -> batch.add(ready);
                    }
                    rowsRead = reader.rowsRead();
                    if (batch.size() == Intake.BATCH) {
                        take(out);
                    }
                }
                take(out);
            }
        }

        private void take(RefusedRows out) throws IOException {
            List<Submission> submissions =
                    batch.stream().map(ImportItem.Ready::submission).toList();
            List<IntakeOutcome> outcomes = intake.take(node.scope(), Channel.FILE, submissions, Answers.ALL);
            for (int i = 0; i < outcomes.size(); i++) {
                ImportItem.Ready ready = batch.get(i);
                switch (outcomes.get(i)) {
                    case IntakeOutcome.Accepted one -> accepted += ready.rows().size();
                    case IntakeOutcome.AlreadyThere one ->
                        alreadyThere += ready.rows().size();
                    case IntakeOutcome.Refused(List<Fault> faults) -> {
                        List<RowFault> said = words.ofRow(faults);
                        for (var row : ready.rows()) {
                            out.write(row, said);
                            refused++;
                        }
                    }
                }
            }
            batch.clear();
            imports.progress(work.id(), tally());
        }
    }
}
