package org.tidewaiter.exchange.recall;

import java.util.List;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.SignedVersion;

/** Signs recalls for one node. Safe for use by many threads. */
public final class RecallWriter {

    private final SigningKey key;

    public RecallWriter(SigningKey key) {
        this.key = key;
    }

    public SignedRecall sign(Recall recall) {
        String jws = Token.sign(SignedKind.RECALL, key, RecallJson.write(recall));
        return new SignedRecall(recall, jws, new SignedVersion(jws, List.of()).digest());
    }
}
