package org.tidewaiter.node.intake.work;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.intake.file.ImportState;
import org.tidewaiter.node.intake.work.ImportWork.Claim;

/**
 * Does work of one kind in the background, one piece at a time, and lets it be known meanwhile that it goes on. Asked by
 * a scheduler: {@link #look} is never called twice at once.
 */
public final class BackgroundWork {

    private final ImportWork work;
    private final ImportState state;
    private final Consumer<Claim> doing;
    private final AtomicReference<@Nullable Claim> current = new AtomicReference<>();

    public BackgroundWork(ImportWork work, ImportState state, Consumer<Claim> doing) {
        this.work = work;
        this.state = state;
        this.doing = doing;
    }

    /** Looks for work, unless there is some in hand. */
    public void look() {
        Claim inHand = current.get();
        if (inHand != null) {
            work.beat(inHand);
            return;
        }
        work.claim(state).ifPresent(claim -> {
            current.set(claim);
            Thread.ofVirtual().name("import-" + state).start(() -> {
                try {
                    doing.accept(claim);
                } finally {
                    current.set(null);
                }
            });
        });
    }

    /** Gives back what is in hand, before the node stops. */
    public void stop() {
        Claim inHand = current.get();
        if (inHand != null) {
            work.giveBack(inHand);
        }
    }
}
