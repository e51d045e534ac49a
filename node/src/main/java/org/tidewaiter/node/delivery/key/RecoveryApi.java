package org.tidewaiter.node.delivery.key;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.keys.RecoveryKey;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;

/** The recovery key and revocations, for programs. */
@RestController
@RequestMapping(path = "/api/v1/keys", produces = "application/json")
@Requires(Permission.ADMINISTER_NETWORK)
@Tag(name = "Keys")
class RecoveryApi {

    private final OwnRecovery recovery;
    private final LearntKeys learnt;

    RecoveryApi(OwnRecovery recovery, LearntKeys learnt) {
        this.recovery = recovery;
        this.learnt = learnt;
    }

    /**
     * A recovery key.
     *
     * @param text both halves; it is nowhere else
     */
    record MadeDocument(String text, String fingerprint) {}

    /**
     * What is brought back.
     *
     * @param key the text of the recovery key
     * @param former that of the one whose place it takes; null for the first
     */
    record CommitDocument(String key, @Nullable String former) {

        @Override
        public String toString() {
            return "CommitDocument";
        }
    }

    /** @param key the text of the recovery key */
    record RevokeDocument(String key) {

        @Override
        public String toString() {
            return "RevokeDocument";
        }
    }

    /** @param statement the signed text by which a node has revoked its keys */
    record StatementDocument(String statement) {}

    /** @param partner the partner that has revoked its keys */
    record TakenDocument(String partner) {}

    @PostMapping("/recovery/new")
    @Operation(summary = "Make a recovery key; nothing of it is kept, and it counts once it is brought back")
    MadeDocument make(AccessScope scope) {
        RecoveryKey made = recovery.make(scope);
        return new MadeDocument(made.text(), made.verificationKey().fingerprint());
    }

    @PostMapping("/recovery")
    @Operation(summary = "Commit this node to a recovery key and tell every partner")
    void commit(AccessScope scope, @RequestBody CommitDocument document) {
        recovery.commit(scope, document.key(), document.former());
    }

    @PostMapping("/revocation")
    @Operation(summary = "Revoke every key of this node but a new one, with the recovery key; answers the statement")
    StatementDocument revoke(AccessScope scope, @RequestBody RevokeDocument document) {
        return new StatementDocument(recovery.revoke(scope, document.key()));
    }

    @GetMapping("/revocation")
    @Operation(summary = "The last statement by which this node has revoked its keys, to be brought to each partner")
    StatementDocument statement() {
        return recovery.statement().map(StatementDocument::new).orElseThrow(KeyProblems::noStatement);
    }

    @PostMapping("/statements")
    @Operation(summary = "Take a statement by which a partner has revoked its keys")
    TakenDocument take(AccessScope scope, @RequestBody StatementDocument document) {
        return new TakenDocument(learnt.take(scope, document.statement()));
    }
}
