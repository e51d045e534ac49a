package org.tidewaiter.node.intake.undo;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.tidewaiter.node.intake.file.ImportState;
import org.tidewaiter.node.intake.undo.WithdrawalBatches.Step;
import org.tidewaiter.node.intake.work.BackgroundWork;
import org.tidewaiter.node.intake.work.ImportWork;
import org.tidewaiter.node.intake.work.ImportWork.Claim;
import org.tidewaiter.node.intake.work.ImportWork.StoppedException;
import org.tidewaiter.node.nominal.HoldsNominalData;

/** Withdraws imports in the background, one at a time. What was cut off goes on where it was. */
@Component
@HoldsNominalData
class WithdrawalRunner {

    private static final Logger log = LoggerFactory.getLogger(WithdrawalRunner.class);

    private final ImportWork work;
    private final WithdrawalBatches batches;
    private final BackgroundWork background;

    WithdrawalRunner(ImportWork work, WithdrawalBatches batches) {
        this.work = work;
        this.batches = batches;
        this.background = new BackgroundWork(work, ImportState.WITHDRAWING, this::run);
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
        try {
            int waiting = 0;
            Step step = batches.withdraw(claim, null);
            while (step.last() != null) {
                waiting += step.waiting();
                step = batches.withdraw(claim, step.last());
            }
            if (waiting == 0) {
                work.ended(claim, ImportState.WITHDRAWN);
            } else {
                // The rest is asked again at the next look, when it may have been signed.
                work.giveBack(claim);
            }
        } catch (StoppedException stopped) {
            log.info("withdrawal of import {} goes on elsewhere", claim.id());
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "withdrawal of import {} was cut off: {}",
                    claim.id(),
                    e.getClass().getSimpleName());
        }
    }
}
