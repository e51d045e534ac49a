package org.tidewaiter.node.delivery.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.reconciliation.Holdings;
import org.tidewaiter.exchange.reconciliation.ReconciliationAnswer.Reply;
import org.tidewaiter.exchange.reconciliation.ReconciliationBounds;
import org.tidewaiter.exchange.reconciliation.ReconciliationExchange;
import org.tidewaiter.exchange.reconciliation.ReconciliationQuestion;
import org.tidewaiter.exchange.reconciliation.ReconciliationQuestion.Ask;
import org.tidewaiter.exchange.reconciliation.ReconciliationReading;
import org.tidewaiter.exchange.reconciliation.ReconciliationResult;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.node.delivery.StoredHoldings;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.comparison.DifferenceKind;
import org.tidewaiter.node.delivery.comparison.HealingAction;
import org.tidewaiter.node.delivery.comparison.HoldingSpool;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows.Acted;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows.Ended;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;

/**
 * Answers partners that compare what this node holds from them. What is held is read once for each comparison, of one partner
 * after the other, and kept in a file until the partner is done or has been silent for a quarter of an hour.
 */
@Component
class ReconciliationDesk implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationDesk.class);
    private static final Duration FORGET_AFTER = Duration.ofMinutes(15);

    private final ReconciliationExchange exchange;
    private final Agreements agreements;
    private final HoldingReads reads;
    private final StoredHoldings stored;
    private final ReconciliationRows rows;
    private final AlarmRows alarms;
    private final Clock clock;
    private final Semaphore reading = new Semaphore(1, true);
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    ReconciliationDesk(
            NodeIdentity identity,
            Partners partners,
            Agreements agreements,
            HoldingReads reads,
            StoredHoldings stored,
            ReconciliationRows rows,
            AlarmRows alarms,
            Clock clock) {
        this.exchange = new ReconciliationExchange(identity.node(), identity.signingKey(), partners, clock);
        this.agreements = agreements;
        this.reads = reads;
        this.stored = stored;
        this.rows = rows;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** What a partner is told. */
    sealed interface Response {
        record Signed(String answer) implements Response {}

        record Refused(Rule rule, String path) implements Response {}
    }

    Response answer(String jws, Partner caller) {
        return switch (exchange.readQuestion(jws, caller.key())) {
            case ReconciliationReading.Refused<ReconciliationQuestion>(var rule, var path) ->
                new Response.Refused(rule, path);
            case ReconciliationReading.Verified<ReconciliationQuestion> verified -> answer(jws, verified);
        };
    }

    private Response answer(String jws, ReconciliationReading.Verified<ReconciliationQuestion> asked) {
        ReconciliationQuestion question = asked.content();
        if (agreements
                .known(question.asker(), question.agreement(), question.agreementDigest())
                .isEmpty()) {
            return new Response.Refused(Rule.STALE_AGREEMENT, "/claims/agreement");
        }
        return switch (question.ask()) {
            case Ask.OfAll _ -> {
                Session session = session(question);
                yield signed(asked, session.isOf(question) ? session.all() : new Reply.Preparing());
            }
            case Ask.OfNodes(var prefixes) ->
                signed(asked, known(question, holdings -> new Reply.Nodes(holdings.children(prefixes))));
            case Ask.OfLeaf(var leaf, int from) ->
                signed(asked, known(question, holdings -> {
                    Holdings.Page page = holdings.page(leaf, from);
                    return new Reply.Leaf(page.holdings(), page.more());
                }));
            case Ask.OfVersion(var identity, int version) ->
                signed(asked, new Reply.Version(version(question.asker(), new VersionRef(identity, version))));
            case Ask.Noting(var result) -> note(jws, asked, result);
        };
    }

    private Response signed(ReconciliationReading.Verified<ReconciliationQuestion> asked, Reply reply) {
        return new Response.Signed(exchange.answer(asked, reply).jws());
    }

    private @Nullable SignedVersion version(String asker, VersionRef version) {
        return stored.bytes(asker, version)
                .filter(held -> held.text().length() <= ReconciliationBounds.VERSION_LENGTH)
                .orElse(null);
    }

    private interface Replying {
        Reply from(HoldingSpool holdings);
    }

    private Reply known(ReconciliationQuestion question, Replying replying) {
        Session session = sessions.get(question.asker());
        return session != null && session.isOf(question)
                ? session.touched(clock.instant()).reply(replying)
                : new Reply.Forgotten();
    }

    private Response note(
            String jws, ReconciliationReading.Verified<ReconciliationQuestion> asked, ReconciliationResult result) {
        ReconciliationQuestion question = asked.content();
        Reply reply = known(
                question,
                holdings -> holdings.summary().equals(result.answered())
                        ? new Reply.All(
                                result.answered().root(), result.answered().count())
                        : new Reply.Forgotten());
        String answer = exchange.answer(asked, reply).jws();
        if (reply instanceof Reply.All) {
            rows.note(
                    question.id(),
                    question.asker(),
                    new Ended(question.agreement(), question.cut(), result, jws, answer),
                    named(result),
                    clock.instant());
        }
        return new Response.Signed(answer);
    }

    /** Those whose codes are known here; a partner with a later release may have others. */
    private static List<Acted> named(ReconciliationResult result) {
        List<Acted> named = new ArrayList<>();
        for (ReconciliationResult.Named one : result.named()) {
            try {
                named.add(new Acted(
                        new VersionRef(one.identity(), one.version()),
                        DifferenceKind.ofCode(one.kind()),
                        HealingAction.ofCode(one.action())));
            } catch (IllegalArgumentException unknown) {
                log.info("a partner named a difference of a kind that is not known here");
            }
        }
        return named;
    }

    /** The comparison's own, or the one before it while that is still being read: each partner has one read at a time. */
    private Session session(ReconciliationQuestion question) {
        Instant now = clock.instant();
        sessions.forEach((partner, session) -> {
            if (session.isSilentSince(now.minus(FORGET_AFTER)) && sessions.remove(partner, session)) {
                session.close();
            }
        });
        return sessions.compute(question.asker(), (partner, former) -> {
            if (former != null && (former.isOf(question) || !former.isRead())) {
                return former.touched(now);
            }
            if (former != null) {
                former.close();
            }
            Session fresh = new Session(question, now);
            Thread.ofVirtual().name("holdings-" + partner).start(() -> read(fresh));
            return fresh;
        });
    }

    private void read(Session session) {
        try {
            reading.acquire();
            try {
                session.finish(session.isClosed() ? null : held(session));
            } finally {
                reading.release();
            }
        } catch (InterruptedException stopping) {
            session.finish(null);
        } catch (RuntimeException failed) {
            log.warn(
                    "reading what is held from {} failed: {}",
                    session.asker,
                    failed.getClass().getSimpleName());
            session.finish(null);
        }
    }

    private HoldingSpool held(Session session) {
        HoldingSpool held = reads.held(session.asker, session.question.cut());
        for (VersionRef damaged : held.damaged()) {
            alarms.raise(session.asker, AlarmKind.DAMAGED_VERSION, damaged, clock.instant());
        }
        return held;
    }

    /** One partner's comparison. */
    private static final class Session {

        private final ReconciliationQuestion question;
        private final String asker;
        private @Nullable HoldingSpool holdings;
        private boolean read;
        private boolean closed;
        private Instant heard;

        Session(ReconciliationQuestion question, Instant now) {
            this.question = question;
            this.asker = question.asker();
            this.heard = now;
        }

        boolean isOf(ReconciliationQuestion other) {
            UUID id = question.id();
            return id.equals(other.id()) && question.cut().equals(other.cut());
        }

        synchronized Session touched(Instant now) {
            heard = now;
            return this;
        }

        synchronized boolean isSilentSince(Instant moment) {
            return heard.isBefore(moment);
        }

        synchronized boolean isRead() {
            return read;
        }

        synchronized boolean isClosed() {
            return closed;
        }

        synchronized void finish(@Nullable HoldingSpool found) {
            read = true;
            if (closed && found != null) {
                found.close();
            } else {
                holdings = found;
            }
        }

        synchronized Reply all() {
            if (!read) {
                return new Reply.Preparing();
            }
            return reply(found ->
                    new Reply.All(found.summary().root(), found.summary().count()));
        }

        /** Nothing is known where the reading failed or has not ended. */
        synchronized Reply reply(Replying replying) {
            HoldingSpool found = holdings;
            return found == null || closed ? new Reply.Forgotten() : replying.from(found);
        }

        synchronized void close() {
            closed = true;
            if (holdings != null) {
                holdings.close();
            }
        }
    }

    @Override
    public void destroy() {
        sessions.values().forEach(Session::close);
    }
}
