package org.tidewaiter.node.intake.run;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.node.database.DatabaseAway;
import org.tidewaiter.node.intake.file.ImportState;
import org.tidewaiter.node.intake.work.BackgroundWork;
import org.tidewaiter.node.intake.work.ImportWork;
import org.tidewaiter.node.intake.work.ImportWork.Claim;
import org.tidewaiter.node.intake.work.ImportWork.StoppedException;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Messages;

/**
 * Runs imports in the background, one at a time. One that was paused or cut off begins again from the first row: what it
 * brought in before is found by its source key and counted as its own, so that it ends the same.
 */
@Component
@HoldsNominalData
class ImportRunner {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

    private final ImportWork work;
    private final ImportPassage.Parts parts;
    private final Messages messages;
    private final BackgroundWork background;

    ImportRunner(ImportWork work, ImportPassage.Parts parts, Messages messages) {
        this.work = work;
        this.parts = parts;
        this.messages = messages;
        this.background = new BackgroundWork(work, ImportState.RUNNING, this::run);
    }

    /** Looks for work; the scheduler comes by every second. */
    @Scheduled(fixedDelay = 1_000, initialDelay = 1_000)
    void look() {
        background.look();
    }

    @PreDestroy
    void stop() {
        background.stop();
    }

    private void run(Claim claim) {
        ImportPassage passage = new ImportPassage(claim, parts);
        try {
            passage.through();
            work.ended(claim, passage.tally(), ImportState.DONE, null);
        } catch (StoppedException paused) {
            log.info(
                    "import {} stopped after {} rows",
                    claim.id(),
                    passage.tally().rowsRead());
        } catch (FileRefusedException refused) {
            work.ended(claim, passage.tally(), ImportState.FAILED, refused.message(claim.locale()));
        } catch (DataAccessException | TransactionException | UncheckedIOException e) {
            cutOff(claim, e);
        } catch (IOException | RuntimeException e) {
            if (DatabaseAway.explains(e)) {
                cutOff(claim, e);
                return;
            }
            log.error("import {} failed: {}", claim.id(), e.getClass().getSimpleName());
            work.ended(
                    claim, passage.tally(), ImportState.FAILED, messages.text(language(claim), "intake.import.broken"));
        }
    }

    /** Left as running: it is taken up again when it has been silent for long enough. */
    private static void cutOff(Claim claim, Exception by) {
        log.warn("import {} was cut off: {}", claim.id(), by.getClass().getSimpleName());
    }

    private static Language language(Claim claim) {
        return Language.of(claim.locale().getLanguage()).orElse(Language.ENGLISH);
    }
}
