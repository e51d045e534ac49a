package org.tidewaiter.exchange.agreement;

import java.util.HashSet;
import java.util.List;
import org.tidewaiter.exchange.token.Codes;

/**
 * That the sender passes on reports it received: the bytes that their originators signed, with disclosures withheld where the
 * agreement, the originator's ceiling or the agreement under which they came say so.
 *
 * @param originators authorities whose reports go along; at least one, each once
 * @param recipients code of the class of recipients that the receiver belongs to, by which ceilings are judged
 */
public record Relaying(List<String> originators, String recipients) {

    public Relaying {
        originators = List.copyOf(originators);
        originators.forEach(originator -> Codes.requireCode(originator, "an originator"));
        Codes.requireCode(recipients, "the class of recipients");
        if (originators.isEmpty() || originators.size() > Agreement.MAXIMUM_CODES) {
            throw new IllegalArgumentException("there must be an originator whose reports are passed on");
        }
        if (new HashSet<>(originators).size() != originators.size()) {
            throw new IllegalArgumentException("an originator is named once");
        }
    }
}
