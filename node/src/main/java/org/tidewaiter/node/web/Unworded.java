package org.tidewaiter.node.web;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** An exception for the log: its types and where it came from, without its messages, which may quote what a person typed. */
final class Unworded extends Throwable {

    private static final int DEEPEST = 8;

    private Unworded(String type, StackTraceElement[] frames, @Nullable Throwable cause) {
        super(type, cause, false, true);
        setStackTrace(frames);
    }

    static Unworded of(Throwable thrown) {
        Deque<Throwable> chain = new ArrayDeque<>();
        for (Throwable each = thrown; each != null && chain.size() < DEEPEST; each = each.getCause()) {
            chain.push(each);
        }
        Throwable deepest = chain.pop();
        var unworded = new Unworded(deepest.getClass().getName(), deepest.getStackTrace(), null);
        while (!chain.isEmpty()) {
            Throwable next = chain.pop();
            unworded = new Unworded(next.getClass().getName(), next.getStackTrace(), unworded);
        }
        return unworded;
    }

    /** The type of the exception that it stands for. */
    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
