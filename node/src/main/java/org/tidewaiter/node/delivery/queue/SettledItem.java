package org.tidewaiter.node.delivery.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.WaitingCause;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.PartnerState;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a receipt says of one version on a lane.
 *
 * @param attachments digests of what follows the version once it is delivered
 * @param logIndex where its acceptance stands in the partner's log; null where nothing was accepted, or it keeps none
 * @param notBefore when to send it again, if the outcome is to wait; null otherwise
 * @param took from release to receipt
 * @param late whether that was longer than the agreed hours
 */
public record SettledItem(
        WaitingItem item,
        Digest digest,
        Digest disclosed,
        Outcome outcome,
        List<Digest> attachments,
        @Nullable Long logIndex,
        @Nullable Instant notBefore,
        Duration took,
        boolean late) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public PartnerState.State state() {
        return switch (outcome) {
            case Outcome.Accepted _, Outcome.AlreadyAccepted _, Outcome.Supplemented _ -> PartnerState.State.DELIVERED;
            case Outcome.Recalled _ -> PartnerState.State.RECALLED;
            case Outcome.Conflict _ -> PartnerState.State.CONFLICT;
            case Outcome.Refused _ -> PartnerState.State.REFUSED;
            case Outcome.Waiting _ -> PartnerState.State.WAITING;
        };
    }

    /** Whether it says of further parts alone what became of them; the version is delivered, and not taken back. */
    public boolean ofSupplement() {
        return item.supplement() && !(outcome instanceof Outcome.Conflict || outcome instanceof Outcome.Recalled);
    }

    public boolean delivered() {
        return state() == PartnerState.State.DELIVERED;
    }

    /** Whether the partner holds it, or holds nothing of its report any more. */
    public boolean ended() {
        return delivered() || state() == PartnerState.State.RECALLED;
    }

    public String code() {
        return switch (outcome) {
            case Outcome.Accepted _ -> "accepted";
            case Outcome.AlreadyAccepted _ -> "already-accepted";
            case Outcome.Supplemented _ -> "supplemented";
            case Outcome.Recalled _ -> "recalled";
            case Outcome.Conflict _ -> "conflict";
            case Outcome.Refused _ -> "refused";
            case Outcome.Waiting _ -> "waiting";
        };
    }

    @Nullable
    public String reason() {
        return switch (outcome) {
            case Outcome.Refused refused -> refused.faults().getFirst().rule();
            case Outcome.Waiting waiting -> waiting.cause().code();
            case Outcome.Conflict _ -> "conflict";
            case Outcome.Accepted _, Outcome.AlreadyAccepted _, Outcome.Supplemented _, Outcome.Recalled _ -> null;
        };
    }

    public boolean refusedForItsKey() {
        return Rule.KEY_REVOKED.code().equals(reason());
    }

    /** Whether the partner knows of no mandate of this node for the report's originator. */
    public boolean lacksMandate() {
        return outcome instanceof Outcome.Waiting waiting && waiting.cause() == WaitingCause.MANDATE_UNKNOWN;
    }

    @Nullable
    public Long position() {
        return switch (outcome) {
            case Outcome.Accepted accepted -> accepted.position();
            case Outcome.AlreadyAccepted already -> already.position();
            case Outcome.Supplemented supplemented -> supplemented.position();
            case Outcome.Recalled _, Outcome.Conflict _, Outcome.Refused _, Outcome.Waiting _ -> null;
        };
    }

    /** The faults of a refusal as JSON; null for every other outcome. */
    @Nullable
    public String faults() {
        return outcome instanceof Outcome.Refused refused ? json(refused.faults()) : null;
    }

    static String json(List<ItemFault> faults) {
        return JSON.writeValueAsString(faults);
    }

    public static Long[] ids(List<SettledItem> settled) {
        return settled.stream().map(one -> one.item().id()).toArray(Long[]::new);
    }

    public static @Nullable String[] texts(List<SettledItem> settled, Function<SettledItem, @Nullable String> value) {
        @Nullable String[] texts = new @Nullable String[settled.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = value.apply(Objects.requireNonNull(settled.get(i)));
        }
        return texts;
    }

    public static @Nullable OffsetDateTime[] notBefore(List<SettledItem> settled) {
        return settled.stream()
                .map(one -> one.notBefore() == null ? null : Moments.of(one.notBefore()))
                .toArray(OffsetDateTime[]::new);
    }
}
