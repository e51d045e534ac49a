package org.tidewaiter.exchange.joining;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.token.Token;
import tools.jackson.databind.node.ObjectNode;

/**
 * A newcomer's request, signed with the key that it names: whoever sends it holds that key. Whether it is the key of that
 * organisation is for people to compare.
 *
 * @param newcomer who asks
 * @param audience name of the node that invited
 * @param invitation public half of the key that the code makes
 * @param time by the newcomer's clock
 */
public record JoiningRequest(Introduced newcomer, String audience, VerificationKey invitation, Instant time) {

    /** Longest request, in bytes. */
    public static final int BYTES = 8 * 1024;

    private static final int LONGEST_ADDRESS = 300;
    private static final int KEY_LENGTH = 43;

    /** The token that is sent. */
    public String signedWith(SigningKey key) {
        ObjectNode claims = StrictJson.newObject()
                .put("node", newcomer.node())
                .put("title", newcomer.titleInEnglish())
                .put("titleFr", newcomer.titleInFrench())
                .put("address", newcomer.address().toString())
                .put("key", newcomer.key().text())
                .put("audience", audience)
                .put("invitation", invitation.text())
                .put("time", time.toString());
        var originators = claims.putArray("originators");
        newcomer.originators().forEach(originators::add);
        return Token.sign(SignedKind.JOINING_REQUEST, key, StrictJson.write(claims));
    }

    /**
     * Reads a request.
     *
     * @param audience this node's name
     * @param invitation that the other end of the line proved to hold
     * @throws Refusal if it is malformed, for another node or invitation, or not signed with the key that it names
     */
    public static JoiningRequest read(String jws, String audience, VerificationKey invitation) throws Refusal {
        Token token = Token.read(jws, SignedKind.JOINING_REQUEST);
        Claims claims = token.claims();
        JoiningRequest request = read(claims);
        claims.requireAllRead();
        KeyHistory own = KeyHistory.pinned(request.newcomer.node(), request.newcomer.key(), request.time);
        token.requireSignatureOf(request.newcomer.node(), node -> Optional.of(own));
        if (!request.audience.equals(audience)) {
            throw claims.malformed("audience");
        }
        if (!request.invitation.equals(invitation)) {
            throw claims.malformed("invitation");
        }
        return request;
    }

    private static JoiningRequest read(Claims claims) throws Refusal {
        String node = claims.code("node");
        String title = claims.text("title", Introduced.LONGEST_TITLE);
        String titleInFrench = claims.text("titleFr", Introduced.LONGEST_TITLE);
        String address = claims.text("address", LONGEST_ADDRESS);
        VerificationKey key = key(claims, "key");
        List<String> originators = new ArrayList<>(claims.codes("originators", Introduced.MOST_ORIGINATORS));
        String audience = claims.code("audience");
        VerificationKey invitation = key(claims, "invitation");
        Instant time = claims.instant("time");
        try {
            Introduced newcomer = new Introduced(node, title, titleInFrench, URI.create(address), key, originators);
            return new JoiningRequest(newcomer, audience, invitation, time);
        } catch (IllegalArgumentException notOfItsForm) {
            throw claims.malformed("node");
        }
    }

    private static VerificationKey key(Claims claims, String name) throws Refusal {
        try {
            return VerificationKey.parse(claims.text(name, KEY_LENGTH));
        } catch (IllegalArgumentException none) {
            throw claims.malformed(name);
        }
    }
}
