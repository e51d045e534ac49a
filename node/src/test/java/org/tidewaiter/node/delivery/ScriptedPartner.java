package org.tidewaiter.node.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.tidewaiter.exchange.dispatch.Dispatch;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.dispatch.DispatchReader;
import org.tidewaiter.exchange.dispatch.VerifiedDispatch;
import org.tidewaiter.exchange.identity.IdentityTls;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.recall.Recall;
import org.tidewaiter.exchange.recall.RecallReader;
import org.tidewaiter.exchange.recall.VerifiedRecall;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.ReceiptWriter;
import org.tidewaiter.exchange.standing.StandingExchange;
import org.tidewaiter.exchange.standing.StandingQuestion;
import org.tidewaiter.exchange.standing.StandingReading;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.dispatch.DispatchCalls;
import org.tidewaiter.node.delivery.standing.StandingInquiry;

/** A partner made of the exchange library alone, which does what a test tells it to. */
final class ScriptedPartner implements AutoCloseable {

    /** What it does with one dispatch. */
    interface Move {
        void play(ScriptedPartner partner, Dispatch dispatch, HttpExchange call) throws IOException;
    }

    private final NodeIdentity identity;
    private final DispatchReader reader;
    private final RecallReader recallReader;
    private final StandingExchange standing;
    private final ReceiptWriter receipts;
    private final HttpsServer server;
    private final AtomicLong position = new AtomicLong();
    final Queue<Move> script = new ConcurrentLinkedQueue<>();
    final List<Dispatch> dispatches = Collections.synchronizedList(new ArrayList<>());
    final List<Recall> recalls = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger recallsToLose = new AtomicInteger();
    volatile Move otherwise = accept();
    volatile long knownEpoch;
    volatile long knownSequence;

    ScriptedPartner(NodeIdentity identity, NodeIdentity caller, int port) {
        this.identity = identity;
        KeyDirectory keys = name -> name.equals(caller.node())
                ? java.util.Optional.of(KeyHistory.pinned(name, caller.verificationKey(), Instant.now()))
                : java.util.Optional.empty();
        this.reader = new DispatchReader(identity.node(), keys, header -> true);
        this.recallReader = new RecallReader(identity.node(), keys, header -> true);
        this.standing = new StandingExchange(identity.node(), identity.signingKey(), keys, Clock.systemUTC());
        this.receipts = new ReceiptWriter(identity.signingKey());
        SSLContext tls =
                IdentityTls.serverContext(identity, () -> List.of(caller.verificationKey()), Clock.systemUTC());
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(DispatchCalls.PATH, this::dispatch);
        server.createContext(DispatchCalls.RECALL_PATH, this::recall);
        server.createContext(StandingInquiry.PATH, this::standing);
        server.start();
    }

    private void dispatch(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        if (reader.read(body, null) instanceof VerifiedDispatch verified) {
            dispatches.add(verified.dispatch());
            Move next = script.poll();
            (next == null ? otherwise : next).play(this, verified.dispatch(), call);
        } else {
            call.sendResponseHeaders(400, -1);
            call.close();
        }
    }

    /** Takes every recall, but loses the answers to the first few as it was told. */
    private void recall(HttpExchange call) throws IOException {
        String jws = new String(call.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        VerifiedRecall verified = (VerifiedRecall) recallReader.read(jws, null);
        recalls.add(verified.recall());
        if (recallsToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            call.close();
            return;
        }
        List<ReceiptItem> items = verified.recall().reports().stream()
                .map(report -> ReceiptItem.of(report.reference(), new Outcome.Recalled(Instant.now())))
                .toList();
        String receipt = receipts.sign(receipt(verified.recall().header(), verified.hash(), items))
                .jws();
        send(call, 200, DispatchCalls.RECEIPT_TYPE, receipt);
    }

    private void standing(HttpExchange call) throws IOException {
        String question = new String(call.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        if (standing.readQuestion(question) instanceof StandingReading.Verified<StandingQuestion> verified) {
            String answer = standing.sign(standing.answer(verified.content(), knownEpoch, knownSequence, 0));
            send(call, 200, StandingInquiry.MEDIA_TYPE, answer);
        }
    }

    static Move accept() {
        return outcomes(item -> null);
    }

    /** Receipts every item; null stands for accepted. */
    static Move outcomes(Function<DispatchItem, @org.jspecify.annotations.Nullable Outcome> outcome) {
        return (partner, dispatch, call) ->
                send(call, 200, DispatchCalls.RECEIPT_TYPE, partner.receipt(dispatch, partner.identity, outcome));
    }

    /** A receipt that another key signed. */
    static Move receiptSignedBy(NodeIdentity forger) {
        return (partner, dispatch, call) ->
                send(call, 200, DispatchCalls.RECEIPT_TYPE, partner.receipt(dispatch, forger, item -> null));
    }

    static Move answer(int status, String type, String body) {
        return (partner, dispatch, call) -> send(call, status, type, body);
    }

    /** Refuses the dispatch as a whole by that rule while it holds such an item. */
    static Move refuseWhile(int status, String rule, java.util.function.Predicate<DispatchItem> bad) {
        return (partner, dispatch, call) -> {
            if (dispatch.items().stream().anyMatch(bad)) {
                send(call, status, DispatchCalls.PROBLEM_TYPE, "{\"rule\":\"" + rule + "\"}");
            } else {
                accept().play(partner, dispatch, call);
            }
        };
    }

    /** Cuts the line in the middle of the answer. */
    static Move cut() {
        return (partner, dispatch, call) -> {
            call.getResponseHeaders().add("Content-Type", DispatchCalls.RECEIPT_TYPE);
            call.sendResponseHeaders(200, 10_000);
            call.getResponseBody().write("half a".getBytes(StandardCharsets.US_ASCII));
            call.getResponseBody().flush();
            call.close();
        };
    }

    /** Says nothing for longer than the caller waits. */
    static Move silence(java.util.concurrent.CountDownLatch until) {
        return (partner, dispatch, call) -> {
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            call.close();
        };
    }

    private String receipt(
            Dispatch dispatch,
            NodeIdentity signer,
            Function<DispatchItem, @org.jspecify.annotations.Nullable Outcome> outcome) {
        List<ReceiptItem> items = new ArrayList<>();
        for (DispatchItem item : dispatch.items()) {
            Outcome chosen = outcome.apply(item);
            items.add(ReceiptItem.of(
                    item.reference(),
                    chosen == null ? new Outcome.Accepted(position.incrementAndGet(), Instant.now()) : chosen));
        }
        Receipt receipt = receipt(dispatch.header(), dispatch.hash(), items);
        ReceiptWriter writer = signer == identity ? receipts : new ReceiptWriter(signer.signingKey());
        return writer.sign(receipt).jws();
    }

    private Receipt receipt(DispatchHeader header, Digest hash, List<ReceiptItem> items) {
        return new Receipt(
                UUID.randomUUID(),
                hash,
                header.sender(),
                identity.node(),
                header.agreement(),
                header.agreementDigest(),
                header.epoch(),
                1,
                Instant.now(),
                Instant.now(),
                items);
    }

    private static void send(HttpExchange call, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", type);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    /** The digests of all versions that ever came, in their order. */
    List<Digest> arrived() {
        synchronized (dispatches) {
            return dispatches.stream()
                    .flatMap(dispatch -> dispatch.items().stream())
                    .map(item -> item.version().digest())
                    .toList();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
