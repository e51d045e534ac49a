package org.tidewaiter.exchange.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.Digest;

/**
 * Reads dispatches for one node. In this order it checks size, header, sender, signature, the sender's identity on the
 * line, audience, agreement and the hash of all items; only then is an item parsed. Under an agreement that is no longer in
 * force a dispatch may take back, and nothing else. Safe for use by many threads.
 */
public final class DispatchReader {

    private final String ownName;
    private final KeyDirectory keys;
    private final AgreementsInForce agreements;

    /**
     * A reader.
     *
     * @param ownName the audience that dispatches must have
     * @param keys of the partners
     * @param agreements that dispatches must come under
     */
    public DispatchReader(String ownName, KeyDirectory keys, AgreementsInForce agreements) {
        this.ownName = ownName;
        this.keys = keys;
        this.agreements = agreements;
    }

    /**
     * Reads a dispatch from a stream, never more than the bounds allow.
     *
     * @param online the key that the other end of the line proved to hold; none for a dispatch that came by file
     * @throws IOException if the stream breaks
     */
    public DispatchReading read(InputStream body, @Nullable VerificationKey online) throws IOException {
        return read(body.readNBytes(DispatchBounds.BYTES + 1), online);
    }

    /** Reads a dispatch; see {@link #read(InputStream, VerificationKey)}. */
    public DispatchReading read(byte[] body, @Nullable VerificationKey online) {
        try {
            return readOrRefuse(body, online);
        } catch (Refusal refusal) {
            return new DispatchRefused(refusal.rule(), refusal.path());
        }
    }

    private VerifiedDispatch readOrRefuse(byte[] body, @Nullable VerificationKey online) throws Refusal {
        if (body.length > DispatchBounds.BYTES) {
            throw new Refusal(Rule.TOO_LARGE, "");
        }
        int contentAt = lineEnd(body, 0, DispatchBounds.HEADER_BYTES, "/dispatch") + 1;
        Token token = Token.read(DispatchJson.readHeaderLine(Arrays.copyOf(body, contentAt - 1)), SignedKind.DISPATCH);
        DispatchJson.SignedClaims claims = DispatchJson.readClaims(token.claims());
        VerificationKey signedWith =
                token.requireSignatureOnLine(claims.header().sender(), keys, online);
        boolean inForce = isInForceHere(claims.header());
        if (!Digest.sha256(body, contentAt, body.length - contentAt).equals(claims.content())) {
            throw new Refusal(Rule.ALTERED_CONTENT, "/items");
        }
        List<DispatchItem> items = readItems(body, contentAt, claims.items());
        Dispatch dispatch = new Dispatch(claims.header(), Digest.sha256(token.signingInputBytes()), items);
        if (!inForce && !dispatch.takesBack()) {
            throw staleAgreement();
        }
        return new VerifiedDispatch(dispatch, signedWith);
    }

    /** Whether its agreement binds; one that was only ever known lets pass what takes back. */
    private boolean isInForceHere(DispatchHeader header) throws Refusal {
        if (!header.audience().equals(ownName)) {
            throw new Refusal(Rule.WRONG_AUDIENCE, "/claims/audience");
        }
        boolean inForce = agreements.cover(header);
        if (!inForce && !agreements.everCovered(header)) {
            throw staleAgreement();
        }
        return inForce;
    }

    private static Refusal staleAgreement() {
        return new Refusal(Rule.STALE_AGREEMENT, "/claims/agreement");
    }

    private static List<DispatchItem> readItems(byte[] body, int from, int announced) throws Refusal {
        List<DispatchItem> items = new ArrayList<>(announced);
        int at = from;
        while (at < body.length) {
            String path = "/items/" + items.size();
            if (items.size() == announced) {
                throw new Refusal(Rule.MALFORMED_ITEM, path);
            }
            int end = lineEnd(body, at, DispatchBounds.ITEM_BYTES, path);
            items.add(DispatchJson.readItem(Arrays.copyOfRange(body, at, end), path));
            at = end + 1;
        }
        if (items.size() != announced) {
            throw new Refusal(Rule.MALFORMED_ITEM, "/items/" + items.size());
        }
        return items;
    }

    private static int lineEnd(byte[] body, int from, int longest, String path) throws Refusal {
        for (int at = from; at < body.length; at++) {
            if (body[at] == '\n') {
                return at;
            }
            if (at - from >= longest) {
                throw new Refusal(Rule.TOO_LARGE, path);
            }
        }
        throw new Refusal(Rule.MALFORMED_ITEM, path);
    }
}
