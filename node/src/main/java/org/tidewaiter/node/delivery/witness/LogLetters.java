package org.tidewaiter.node.delivery.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.LogHeads;
import org.tidewaiter.exchange.log.VerifiedLogHead;
import org.tidewaiter.node.delivery.IncomingLetters;
import org.tidewaiter.node.delivery.Letters;
import org.tidewaiter.node.delivery.log.LogHeadRows;
import org.tidewaiter.node.delivery.log.LogWatch;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares logs with partners by letter: each tells the other how far it has verified whose log, in heads that the owners
 * signed. A node that shows different histories to two of its partners cannot sign its way out of it. A head of a log that
 * both watch is proven against the one held here; a head of the receiver's own log may tell it that it is an old copy.
 */
@Component
public class LogLetters implements IncomingLetters {

    static final String KIND = "log-heads";

    private static final int MOST = 100;
    private static final String UNREADABLE = "unreadable";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final NodeIdentity identity;
    private final Partners partners;
    private final LogHeadRows rows;
    private final LogWatch watch;
    private final PresentedHeads presented;
    private final Letters letters;

    LogLetters(
            NodeIdentity identity,
            Partners partners,
            LogHeadRows rows,
            LogWatch watch,
            PresentedHeads presented,
            Letters letters) {
        this.identity = identity;
        this.partners = partners;
        this.rows = rows;
        this.watch = watch;
        this.presented = presented;
        this.letters = letters;
    }

    /** A head and whose log it is of. */
    private record Told(String log, String jws) {}

    /** Tells every partner all heads that are verified here; does nothing while none is. */
    @Transactional
    public void tellAll() {
        partners.all().forEach(partner -> tell(partner.name()));
    }

    /** Tells one partner. */
    @Transactional
    public void tell(String partner) {
        List<Told> heads = new ArrayList<>();
        for (Partner watched : partners.all()) {
            rows.verified(watched.name()).ifPresent(held -> heads.add(new Told(watched.name(), held.jws())));
        }
        if (!heads.isEmpty()) {
            write(partner, heads.subList(0, Math.min(MOST, heads.size())));
        }
    }

    private void write(String partner, List<Told> heads) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode array = body.putArray("heads");
        heads.forEach(told -> array.addObject().put("log", told.log()).put("head", told.jws()));
        letters.send(partner, KIND, JSON.writeValueAsString(body));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Taking take(ReceivedLetter letter) {
        List<Told> heads = read(letter.body()).orElse(null);
        if (heads == null) {
            return new Taking.Refused(UNREADABLE);
        }
        List<Told> against = new ArrayList<>();
        for (Told told : heads) {
            if (told.log().equals(identity.node())) {
                presented.showsThisBehind(told.jws(), letter.sender());
            } else if (partners.named(told.log()).isPresent()) {
                compare(told).ifPresent(against::add);
            }
        }
        if (!against.isEmpty()) {
            write(letter.sender(), against);
        }
        return new Taking.Taken();
    }

    /** What is held against a head, if that is news; the partner who told it must know of it too. */
    private Optional<Told> compare(Told told) {
        if (!(LogHeads.read(told.jws(), told.log(), partners) instanceof VerifiedLogHead head)) {
            return Optional.empty();
        }
        boolean news = rows.refuted(told.log()).isEmpty();
        if (watch.see(told.log(), head) || !news) {
            return Optional.empty();
        }
        return rows.verified(told.log()).map(held -> new Told(told.log(), held.jws()));
    }

    private static Optional<List<Told>> read(String body) {
        try {
            JsonNode heads = JSON.readTree(body).path("heads");
            if (!heads.isArray() || heads.size() > MOST) {
                return Optional.empty();
            }
            List<Told> told = new ArrayList<>();
            for (JsonNode head : heads) {
                told.add(new Told(
                        head.path("log").stringValue(""), head.path("head").stringValue("")));
            }
            return Optional.of(told);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
