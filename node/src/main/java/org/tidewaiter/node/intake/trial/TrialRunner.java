package org.tidewaiter.node.intake.trial;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.node.database.DatabaseAway;
import org.tidewaiter.node.intake.file.ImportState;
import org.tidewaiter.node.intake.wording.Said;
import org.tidewaiter.node.intake.work.BackgroundWork;
import org.tidewaiter.node.intake.work.ImportWork;
import org.tidewaiter.node.intake.work.ImportWork.Claim;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Messages;

/** Tries imports in the background, one at a time: a file is read to its end and nothing is stored. */
@Component
@HoldsNominalData
class TrialRunner {

    private static final Logger log = LoggerFactory.getLogger(TrialRunner.class);

    private final ImportWork work;
    private final ImportTrial trial;
    private final TrialResults results;
    private final Messages messages;
    private final BackgroundWork background;

    TrialRunner(ImportWork work, ImportTrial trial, TrialResults results, Messages messages) {
        this.work = work;
        this.trial = trial;
        this.results = results;
        this.messages = messages;
        this.background = new BackgroundWork(work, ImportState.TRYING, this::run);
    }

    /** Looks for work; often, for somebody waits for it. */
    @Scheduled(fixedDelay = 250, initialDelay = 1_000)
    void look() {
        background.look();
    }

    @PreDestroy
    void stop() {
        background.stop();
    }

    private void run(Claim claim) {
        try {
            results.keep(claim.id(), trial.of(claim));
            work.ended(claim, ImportState.TRIED);
        } catch (FileRefusedException refused) {
            tried(claim, new Said(refused.message(Locale.ENGLISH), refused.message(Locale.FRENCH)));
        } catch (ImportWork.StoppedException stopped) {
            log.info("trial of import {} was given up", claim.id());
        } catch (DataAccessException | TransactionException | UncheckedIOException e) {
            cutOff(claim, e);
        } catch (IOException | RuntimeException e) {
            if (DatabaseAway.explains(e)) {
                cutOff(claim, e);
                return;
            }
            log.error("trial of import {} failed: {}", claim.id(), e.getClass().getSimpleName());
            tried(
                    claim,
                    new Said(
                            messages.text(Language.ENGLISH, "intake.import.broken"),
                            messages.text(Language.FRENCH, "intake.import.broken")));
        }
    }

    private static void cutOff(Claim claim, Exception by) {
        log.warn("trial of import {} was cut off: {}", claim.id(), by.getClass().getSimpleName());
    }

    private void tried(Claim claim, Said whole) {
        results.keep(claim.id(), TrialResult.refused(whole));
        work.ended(claim, ImportState.TRIED);
    }
}
