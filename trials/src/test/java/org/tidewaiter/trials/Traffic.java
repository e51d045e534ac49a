package org.tidewaiter.trials;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps everything that leaves a node on a line, and stops dispatches half-way when it is told to. */
final class Traffic implements RecordingRelay.Tap {

    private static final long LONGEST_STOP_SECONDS = 25;

    private final List<String> left = new ArrayList<>();
    private CountDownLatch gate = new CountDownLatch(0);

    @Override
    public void passed(String path, byte[] request, byte[] answer) {}

    @Override
    public void underWay(String path, byte[] request) throws InterruptedException {
        CountDownLatch until;
        synchronized (this) {
            left.add(path + "\n" + new String(request, StandardCharsets.ISO_8859_1));
            until = gate;
        }
        until.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    }

    /** From now on what leaves the node does not reach the partner until it is let on; shorter than the node waits. */
    synchronized void stop() {
        gate = new CountDownLatch(1);
    }

    synchronized void letOn() {
        gate.countDown();
    }

    /** How much has left so far. */
    synchronized int size() {
        return left.size();
    }

    /** How often the word left, in any form, after so much had. */
    synchronized long count(Marker word, int after) {
        return left.subList(after, left.size()).stream().filter(word::isIn).count();
    }

    long count(Marker word) {
        return count(word, 0);
    }

    /** How much of it went that way. */
    synchronized long to(String path) {
        return left.stream().filter(one -> one.startsWith(path + "\n")).count();
    }
}
