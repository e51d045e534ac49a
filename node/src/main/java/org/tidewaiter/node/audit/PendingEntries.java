package org.tidewaiter.node.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the entries of a transaction until it is about to commit. The chain has one end, so whoever appends holds all
 * others up until their commit: taking that lock last makes the wait one commit long, not one transaction long, and
 * leaves no order of locks in which two transactions could block each other.
 */
@Component
class PendingEntries {
    private final AuditStore store;
    private final TransactionTemplate transaction;

    PendingEntries(AuditStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /** @param entry makes the entry once its position is known */
    void add(LongFunction<AuditEntry> entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            transaction.executeWithoutResult(status -> append(List.of(entry)));
            return;
        }
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("a read-only transaction cannot be audited");
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof Waiting waiting) {
            waiting.add(entry);
            return;
        }
        var waiting = new Waiting();
        waiting.add(entry);
        TransactionSynchronizationManager.bindResource(this, waiting);
        TransactionSynchronizationManager.registerSynchronization(waiting);
    }

    private void append(List<LongFunction<AuditEntry>> entries) {
        var head = store.lockHead();
        for (LongFunction<AuditEntry> entry : entries) {
            var next = entry.apply(head.position() + 1);
            var hash = next.hash(head.hash());
            store.append(new AuditStore.Stored(next, head.hash(), hash));
            head = new AuditStore.Head(next.position(), hash);
        }
    }

    /** The entries of one transaction; set aside while an inner one of its own runs. */
    private final class Waiting implements TransactionSynchronization {
        private final List<LongFunction<AuditEntry>> entries = new ArrayList<>();
        private boolean written;

        /** What is recorded while the transaction is already committing follows at once. */
        void add(LongFunction<AuditEntry> entry) {
            if (written) {
                append(List.of(entry));
            } else {
                entries.add(entry);
            }
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            append(entries);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(PendingEntries.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(PendingEntries.this, this);
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResourceIfPossible(PendingEntries.this);
        }
    }
}
