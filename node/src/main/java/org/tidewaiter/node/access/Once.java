package org.tidewaiter.node.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes its value at the first call; callers at the same moment wait for the one computation. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private volatile @Nullable T value;

    Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        T known = value;
        return known != null ? known : compute();
    }

    private synchronized T compute() {
        T known = value;
        if (known == null) {
            known = source.get();
            value = known;
        }
        return known;
    }
}
