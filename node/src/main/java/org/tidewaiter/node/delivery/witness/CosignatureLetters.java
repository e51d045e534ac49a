package org.tidewaiter.node.delivery.witness;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.Cosignature;
import org.tidewaiter.exchange.log.Cosignatures;
import org.tidewaiter.exchange.log.ReadCosignature;
import org.tidewaiter.node.delivery.IncomingLetters;
import org.tidewaiter.node.delivery.Letters;
import org.tidewaiter.node.delivery.log.HeldCosignature;
import org.tidewaiter.node.delivery.log.HeldLogHead;
import org.tidewaiter.node.delivery.log.LogHeadRows;
import org.tidewaiter.node.delivery.log.LogSettings;
import org.tidewaiter.node.delivery.partner.Partners;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cosigns heads of partners' logs, and takes what partners cosigned of this node's. A node cosigns what it has verified itself
 * and the partner has stood by lately, whoever else did so.
 */
@Component
public class CosignatureLetters implements IncomingLetters {

    static final String KIND = "log-cosignature";

    private static final String COSIGNATURE = "cosignature";
    private static final String UNREADABLE = "unreadable";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final NodeIdentity identity;
    private final Partners partners;
    private final LogHeadRows heads;
    private final OwnCosigners cosigners;
    private final Letters letters;
    private final LogSettings settings;
    private final Clock clock;

    CosignatureLetters(
            NodeIdentity identity,
            Partners partners,
            LogHeadRows heads,
            OwnCosigners cosigners,
            Letters letters,
            LogSettings settings,
            Clock clock) {
        this.identity = identity;
        this.partners = partners;
        this.heads = heads;
        this.cosigners = cosigners;
        this.letters = letters;
        this.settings = settings;
        this.clock = clock;
    }

    /** Cosigns the furthest head of the partner's log; does nothing while it has proven none lately. */
    @Transactional
    public void cosign(String partner) {
        heads.verified(partner)
                .filter(held -> held.point().size() > 0 && isOfNow(held))
                .flatMap(held -> held.read(partner, partners))
                .map(head -> new Cosignature(identity.node(), head.signed(), clock.instant()))
                .map(cosignature -> Cosignatures.sign(cosignature, identity.signingKey()))
                .ifPresent(jws -> letters.send(
                        partner,
                        KIND,
                        JSON.writeValueAsString(JSON.createObjectNode().put(COSIGNATURE, jws))));
    }

    private boolean isOfNow(HeldLogHead held) {
        return held.verifiedAt() != null
                && held.verifiedAt().isAfter(clock.instant().minus(settings.compare()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Taking take(ReceivedLetter letter) {
        if (!(Cosignatures.read(read(letter.body()), identity.node(), partners) instanceof ReadCosignature cosignature)
                || !cosignature.cosigner().equals(letter.sender())
                || HeldCosignature.of(cosignature).isDatedAhead(letter.receivedAt())) {
            return new Taking.Refused(UNREADABLE);
        }
        cosigners.take(cosignature);
        return new Taking.Taken();
    }

    private static String read(String body) {
        try {
            return JSON.readTree(body).path(COSIGNATURE).stringValue("");
        } catch (JacksonException unreadable) {
            return "";
        }
    }
}
