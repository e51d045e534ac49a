package org.tidewaiter.node.delivery.key;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;

/** This node's key and how it is changed, for programs. */
@RestController
@RequestMapping(path = "/api/v1/keys", produces = "application/json")
@Requires(Permission.ADMINISTER_NETWORK)
@Tag(name = "Keys", description = "This node's key, and the change to the next one")
class KeysApi {

    private final OwnKeys keys;
    private final OwnRecovery recovery;

    KeysApi(OwnKeys keys, OwnRecovery recovery) {
        this.keys = keys;
        this.recovery = recovery;
    }

    /** A key, as it is pinned, and as people compare it. */
    record KeyDocument(String key, String fingerprint) {

        static KeyDocument of(VerificationKey key) {
            return new KeyDocument(key.text(), key.fingerprint());
        }
    }

    /**
     * Where the change of keys stands.
     *
     * @param stage {@code ONE_KEY}, {@code ANNOUNCED}, {@code CONFIRMED}, {@code DUE}, {@code CHANGED}, {@code RETIRING},
     *     {@code REVOKED} or {@code REPLACED}
     * @param other the next key, or the former one; null where there is none
     * @param waiting partners that have not confirmed what was announced last, or are to be brought the revocation
     * @param recovery the public half of the recovery key; null where there is none
     * @param recoveryWaiting partners that have not confirmed that one
     */
    record KeysDocument(
            String stage,
            KeyDocument inUse,
            @Nullable KeyDocument other,
            List<String> waiting,
            @Nullable KeyDocument recovery,
            List<String> recoveryWaiting) {}

    @GetMapping
    @Operation(summary = "The key in use, the next or former one, and which partners have not confirmed it")
    KeysDocument keys() {
        OwnKeys.Standing standing = keys.standing();
        OwnRecovery.Standing recovered = recovery.standing();
        return new KeysDocument(
                standing.stage().name(),
                KeyDocument.of(standing.inUse()),
                document(standing.other()),
                standing.waiting(),
                document(recovered.key()),
                recovered.waiting());
    }

    private static @Nullable KeyDocument document(@Nullable VerificationKey key) {
        return key == null ? null : KeyDocument.of(key);
    }

    @PostMapping("/next")
    @Operation(summary = "Make the next key and announce it to every partner")
    KeysDocument announce(AccessScope scope) {
        keys.announce(scope);
        return keys();
    }

    @PostMapping("/next/use")
    @Operation(summary = "Use the next key from the next start on; every partner has confirmed it")
    KeysDocument use(AccessScope scope) {
        keys.use(scope);
        return keys();
    }

    @PostMapping("/former/retirement")
    @Operation(summary = "Tell every partner that the former key is not used any more")
    KeysDocument retire(AccessScope scope) {
        keys.retire(scope);
        return keys();
    }
}
