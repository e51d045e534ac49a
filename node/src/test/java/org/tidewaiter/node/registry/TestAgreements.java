package org.tidewaiter.node.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.delivery.AgreementStanding;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.delivery.OutgoingAgreements;

/** The agreements of a node under test: those that a test has made known. */
final class TestAgreements implements KnownAgreements, OutgoingAgreements {

    private final Map<String, Agreement> known = new ConcurrentHashMap<>();
    private volatile List<Agreement> outgoing = List.of();

    void know(Agreement agreement) {
        known.put(agreement.number(), agreement);
    }

    void send(Agreement... agreements) {
        outgoing = List.of(agreements);
    }

    void forget() {
        known.clear();
        outgoing = List.of();
    }

    @Override
    public Optional<Agreement> newest(String number) {
        return Optional.ofNullable(known.get(number));
    }

    @Override
    public List<AgreementStanding> all() {
        return List.of();
    }

    @Override
    public List<Agreement> inForce() {
        return outgoing;
    }
}
