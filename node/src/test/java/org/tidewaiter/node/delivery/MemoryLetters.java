package org.tidewaiter.node.delivery;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Reads letters of one kind: keeps them, refuses what says so, fails as often as it is told. */
class MemoryLetters implements IncomingLetters {

    static final String KIND = "test";
    static final String REFUSED = "{\"refuse\":true}";

    private final DSLContext sql;
    final List<ReceivedLetter> taken = new CopyOnWriteArrayList<>();
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger asked = new AtomicInteger();

    MemoryLetters(DSLContext sql) {
        this.sql = sql;
        sql.execute("create table if not exists letter_test (body text not null)");
    }

    /** How many bodies are on disk. */
    int stored(String body) {
        return Objects.requireNonNull(sql.resultQuery("select count(*) from letter_test where body = ?", body)
                .fetchSingle(0, Integer.class));
    }

    List<String> bodies() {
        return taken.stream().map(ReceivedLetter::body).toList();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Taking take(ReceivedLetter letter) {
        asked.incrementAndGet();
        sql.execute("insert into letter_test (body) values (?)", letter.body());
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("told to fail");
        }
        if (letter.body().equals(REFUSED)) {
            return new Taking.Refused("not-wanted");
        }
        taken.add(letter);
        return new Taking.Taken();
    }

    /** Reads letters of a kind that only later releases know. */
    @ConditionalOnProperty(Later.KNOWN)
    static class Later implements IncomingLetters {

        static final String KIND = "of-tomorrow";
        static final String KNOWN = "test.of-tomorrow";

        final List<String> bodies = new CopyOnWriteArrayList<>();

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Taking take(ReceivedLetter letter) {
            bodies.add(letter.body());
            return new Taking.Taken();
        }
    }
}
